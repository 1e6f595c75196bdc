package canopy.editing;

import canopy.changes.ChangeSettings;
import canopy.changes.Complaints;
import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Counterparty;
import canopy.changes.Estimate;
import canopy.changes.Setback;
import canopy.changes.Setbacks;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.editing.Creator.Made;
import canopy.editing.NewAccount.Funding;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.IntentMisused;
import canopy.journal.Journal;
import canopy.journal.Locked;
import canopy.journal.NotYetConfirmed;
import canopy.journal.State;
import canopy.manage.ManageException;
import canopy.people.Complaint;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The way of a new account from the form by way of the check page to the page that shows its key. */
@Component
class Creating {

    private final Directory directory;
    private final Parents parents;
    private final Counterparties counterparties;
    private final ChangeSettings settings;
    private final Rules rules;
    private final Creator creator;
    private final NewPages pages;
    private final Journal journal;
    private final Setbacks setbacks;
    private final StepUp stepUp;
    private final MessageSource messages;
    private final Words words;

    Creating(
            Directory directory,
            Parents parents,
            Counterparties counterparties,
            ChangeSettings settings,
            Rules rules,
            Creator creator,
            NewPages pages,
            Journal journal,
            Setbacks setbacks,
            StepUp stepUp,
            MessageSource messages,
            Words words) {
        this.directory = directory;
        this.parents = parents;
        this.counterparties = counterparties;
        this.settings = settings;
        this.rules = rules;
        this.creator = creator;
        this.pages = pages;
        this.journal = journal;
        this.setbacks = setbacks;
        this.stepUp = stepUp;
        this.messages = messages;
        this.words = words;
    }

    /** A form that was sent, and by whom. */
    record Posted(
            NewAccount account,
            NewStep step,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {}

    /** A form that is complete, and who pays for what it says. */
    private record Order(Posted posted, Values values, Funding funding, Bounds bounds, Counterparty payer) {}

    String begin(@Nullable AccountId from, Viewer viewer, Model model) {
        NewAccount account = NewAccount.empty(settings.longestDays());
        String source = null;
        if (from != null) {
            MirroredAccount other = directory
                    .account(from, viewer.branch())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            account = account.like(other.account());
            source = Editor.title(other);
        }
        return pages.form(account, IntentId.fresh(), source, bounds(), List.of(), null, model);
    }

    /** The form again, with everything as it was typed. */
    String back(Posted posted) {
        return pages.form(posted.account(), posted.step().id(), null, bounds(), List.of(), null, posted.model());
    }

    /** The check page, or the account once it is confirmed. */
    String proceed(Posted posted) {
        if (posted.step().isConfirmed() && isKnown(posted)) {
            return outcome(posted);
        }
        Complaints complaints = new Complaints(messages);
        Bounds bounds = bounds();
        Values values = posted.account().values(complaints);
        Funding funding = posted.account().funding(settings, complaints);
        rules.check(null, values, bounds, complaints);
        if (funding == null || !complaints.isEmpty()) {
            return isKnown(posted) ? outcome(posted) : wrong(posted, bounds, complaints);
        }
        try {
            Depth depth = posted.step().isConfirmed() ? Depth.READ : Depth.LOOKED;
            Counterparty payer = counterparties
                    .owner(depth)
                    .or(() -> counterparties.owner(Depth.READ))
                    .orElseThrow();
            return proceed(new Order(posted, values, funding, bounds, payer), complaints);
        } catch (ManageException silent) {
            return setback(posted, setbacks.of(silent));
        } catch (Locked locked) {
            return setback(posted, setbacks.of(locked, posted.viewer()));
        } catch (IntentMisused misused) {
            return setback(posted, words.formUsedUp());
        } catch (NotYetConfirmed pending) {
            // It was sent, and no key was seen: its own page is the only honest place to go.
            return outcome(posted);
        }
    }

    private String proceed(Order order, Complaints complaints) {
        Posted posted = order.posted();
        Estimate cost = NewPages.cost(order.values(), order.funding(), order.payer());
        if (cost != null
                && order.payer().balance() != null
                && cost.amount().compareTo(order.payer().balance()) > 0) {
            complaints.about("creditGranted", "editing.new.poor", order.payer().balance(), cost.amount());
            return isKnown(posted) ? outcome(posted) : wrong(posted, order.bounds(), complaints);
        }
        if (!posted.step().isConfirmed()) {
            return check(order, stepUp.isDue(posted.request()), List.of());
        }
        String refusal = stepUp.refusal(posted.step().password(), posted.request());
        if (refusal != null) {
            posted.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return check(order, true, List.of(new Complaint("password", refusal)));
        }
        return made(
                order,
                creator.create(posted.step().id(), order.values(), order.funding(), order.payer(), posted.viewer()));
    }

    private String made(Order order, Made made) {
        Posted posted = order.posted();
        Intent intent = made.intent();
        Setback setback = intent == null || intent.wasThere() ? null : setbacks.of(intent);
        if (setback != null && !made.answered()) {
            return setback(posted, setback);
        }
        if (!made.answered()) {
            return outcome(posted);
        }
        posted.model()
                .addAttribute(
                        "page",
                        new CreatedPage(
                                posted.step().id(),
                                posted.account().text(Settings.NAME).strip(),
                                posted.account().text(Settings.EMAIL_ADDRESS).strip(),
                                intent == null ? null : intent.account(),
                                made.key() == null ? null : made.key().value(),
                                intent != null && intent.state() == State.DONE));
        return "editing/created";
    }

    private String check(Order order, boolean proofDue, List<Complaint> complaints) {
        Posted posted = order.posted();
        return pages.check(
                posted.account(),
                posted.step().id(),
                order.values(),
                order.funding(),
                order.bounds(),
                order.payer(),
                proofDue,
                complaints,
                posted.model());
    }

    private String wrong(Posted posted, Bounds bounds, Complaints complaints) {
        posted.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.form(posted.account(), posted.step().id(), null, bounds, complaints.all(), null, posted.model());
    }

    private String setback(Posted posted, Setback setback) {
        posted.response().setStatus(setback.status().value());
        return pages.form(posted.account(), IntentId.fresh(), null, bounds(), List.of(), setback, posted.model());
    }

    private boolean isKnown(Posted posted) {
        return journal.find(posted.step().id(), posted.viewer()).isPresent();
    }

    private static String outcome(Posted posted) {
        return "redirect:/journal/" + posted.step().id();
    }

    private Bounds bounds() {
        return new Bounds(parents.own());
    }
}
