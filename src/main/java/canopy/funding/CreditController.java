package canopy.funding;

import canopy.changes.Accounts;
import canopy.changes.ChangeSettings;
import canopy.changes.Complaints;
import canopy.changes.FormIntent;
import canopy.changes.HeadPage;
import canopy.changes.Setback;
import canopy.changes.Setbacks;
import canopy.directory.MirroredAccount;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.IntentMisused;
import canopy.journal.Locked;
import canopy.journal.NotYetConfirmed;
import canopy.manage.ManageException;
import canopy.people.Complaint;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Money;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Grants an account credit or takes it back: a form, a page to check it by, and one call. */
@Controller
class CreditController {

    private final Accounts accounts;
    private final Funder funder;
    private final CreditPages pages;
    private final Setbacks setbacks;
    private final StepUp stepUp;
    private final ChangeSettings settings;
    private final MessageSource messages;

    CreditController(
            Accounts accounts,
            Funder funder,
            CreditPages pages,
            Setbacks setbacks,
            StepUp stepUp,
            ChangeSettings settings,
            MessageSource messages) {
        this.accounts = accounts;
        this.funder = funder;
        this.pages = pages;
        this.setbacks = setbacks;
        this.stepUp = stepUp;
        this.settings = settings;
        this.messages = messages;
    }

    /** One request for one account: what the steps below share. */
    private record Visit(
            MirroredAccount account,
            CreditForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {}

    @Requires(Right.FUND)
    @GetMapping("/subaccounts/{id}/credit")
    String form(
            @PathVariable AccountId id,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        MirroredAccount account = accounts.kept(id, viewer);
        if (HeadPage.isDue(account, viewer)) {
            return HeadPage.show(account, response, model);
        }
        CreditForm form = CreditForm.empty(settings.longestDays());
        Visit visit = new Visit(account, form, viewer, request, response, model);
        HttpStatus status = visit.account().isGone() ? HttpStatus.GONE : HttpStatus.OK;
        return form(
                visit, form, status, List.of(), setbacks.standing(id, viewer).orElse(null));
    }

    @Requires(Right.FUND)
    @PostMapping("/subaccounts/{id}/credit")
    String move(
            @PathVariable AccountId id,
            @ModelAttribute("form") CreditForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        MirroredAccount account = accounts.kept(id, viewer);
        if (HeadPage.isDue(account, viewer)) {
            return HeadPage.show(account, response, model);
        }
        Visit visit = new Visit(account, form, viewer, request, response, model);
        IntentId intent = FormIntent.of(form.intent());
        if (visit.account().isGone()) {
            return form(visit, form, HttpStatus.GONE, List.of(), null);
        }
        if (form.isBack()) {
            return form(visit, form, HttpStatus.OK, List.of(), null);
        }
        Complaints complaints = new Complaints(messages);
        Wish wish = Wish.read(form, intent, settings, complaints);
        if (wish == null) {
            return form(visit, form, HttpStatus.UNPROCESSABLE_CONTENT, complaints.all(), null);
        }
        try {
            return form.isConfirmed() ? confirmed(visit, wish) : check(visit, wish, null);
        } catch (NotYetConfirmed pending) {
            // It was sent: its own page is the only honest place to go.
            return "redirect:/journal/" + intent;
        } catch (IntentMisused misused) {
            return setBack(visit, form.again(), setbacks.misused());
        } catch (Locked locked) {
            return setBack(visit, form, setbacks.of(locked, viewer));
        } catch (ManageException upstream) {
            return setBack(visit, form.again(), setbacks.of(upstream));
        }
    }

    private String check(Visit visit, Wish wish, @Nullable String refusal) {
        Optional<Funder.Present> present =
                funder.look(wish, visit.account().row().id(), visit.viewer());
        if (present.isEmpty()) {
            return setBack(visit, visit.form(), setbacks.gone());
        }
        Preview preview = present.get().preview();
        Money balance = preview.balance();
        if (preview.isTooMuch() && balance != null) {
            Complaints complaints = new Complaints(messages);
            complaints.about("creditGranted", "funding.too-much", balance);
            return form(visit, visit.form(), HttpStatus.UNPROCESSABLE_CONTENT, complaints.all(), null);
        }
        if (refusal != null) {
            visit.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return pages.check(present.get(), visit.form(), refusal, visit.viewer(), visit.request(), visit.model());
    }

    private String confirmed(Visit visit, Wish wish) {
        String refusal = stepUp.refusal(visit.form().password(), visit.request());
        if (refusal != null) {
            return check(visit, wish, refusal);
        }
        Intent intent = funder.move(wish, visit.account(), visit.viewer());
        Setback setback = intent.wasThere() ? null : setbacks.of(intent);
        return setback == null
                ? "redirect:/journal/" + intent.id()
                : setBack(visit, visit.form().again(), setback);
    }

    private String setBack(Visit visit, CreditForm form, Setback setback) {
        return form(visit, form, setback.status(), List.of(), setback);
    }

    private String form(
            Visit visit, CreditForm form, HttpStatus status, List<Complaint> errors, @Nullable Setback setback) {
        visit.response().setStatus(status.value());
        return pages.form(visit.account(), form, errors, setback, visit.viewer(), visit.model());
    }
}
