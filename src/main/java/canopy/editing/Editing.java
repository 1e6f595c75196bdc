package canopy.editing;

import canopy.changes.Accounts;
import canopy.changes.Complaints;
import canopy.changes.Look;
import canopy.changes.Setback;
import canopy.changes.Setbacks;
import canopy.directory.MirroredAccount;
import canopy.editing.EditPages.Course;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.IntentMisused;
import canopy.journal.Journal;
import canopy.journal.Locked;
import canopy.journal.NotYetConfirmed;
import canopy.manage.ManageException;
import canopy.people.Complaint;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The way of an edit from the form by way of the check page to the journal, and back to the form where it cannot go on. */
@Component
class Editing {

    private final Accounts accounts;
    private final Parents parents;
    private final Rules rules;
    private final Editor editor;
    private final EditPages pages;
    private final Journal journal;
    private final Setbacks setbacks;
    private final StepUp stepUp;
    private final MessageSource messages;
    private final Words words;

    Editing(
            Accounts accounts,
            Parents parents,
            Rules rules,
            Editor editor,
            EditPages pages,
            Journal journal,
            Setbacks setbacks,
            StepUp stepUp,
            MessageSource messages,
            Words words) {
        this.accounts = accounts;
        this.parents = parents;
        this.rules = rules;
        this.editor = editor;
        this.pages = pages;
        this.journal = journal;
        this.setbacks = setbacks;
        this.stepUp = stepUp;
        this.messages = messages;
        this.words = words;
    }

    /** A form that was sent, and by whom. */
    record Posted(
            AccountId id,
            Edit edit,
            EditStep step,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {}

    /** The form for an account as it is now. */
    String begin(AccountId id, Viewer viewer, Model model) {
        MirroredAccount now = here(accounts.looked(id, viewer).account());
        Edit edit = Edit.of(now.account(), FieldPolicy.editable(viewer));
        return pages.form(
                new Course(now, parents.boundsOf(now, viewer), edit, IntentId.fresh()), List.of(), null, model);
    }

    /** The form again, with everything as it was typed. */
    String back(Posted posted) {
        return pages.form(course(kept(posted), posted), List.of(), null, posted.model());
    }

    /** The check page, or the change once it is confirmed. */
    String proceed(Posted posted) {
        if (posted.step().isConfirmed() && isKnown(posted)) {
            return outcome(posted);
        }
        MirroredAccount kept = kept(posted);
        try {
            // What is confirmed is read again by the journal's plan, when nobody else can be in between.
            return proceed(
                    posted,
                    posted.step().isConfirmed()
                            ? new Look(kept, false)
                            : accounts.checked(posted.id(), posted.viewer()));
        } catch (ChangedMeanwhile changed) {
            return conflict(posted, changed.now());
        } catch (ManageException silent) {
            return setback(posted, kept, setbacks.of(silent));
        } catch (Locked locked) {
            return setback(posted, kept, setbacks.of(locked, posted.viewer()));
        } catch (IntentMisused misused) {
            return setback(posted, kept, words.formUsedUp());
        } catch (NotYetConfirmed pending) {
            // It was sent: its own page is the only honest place to go.
            return outcome(posted);
        }
    }

    private String proceed(Posted posted, Look look) {
        MirroredAccount now = here(look.account());
        if (!posted.edit().conflicts(now.account()).isEmpty()) {
            return isKnown(posted) ? outcome(posted) : conflict(posted, now);
        }
        Edit edit = posted.edit().onto(now.account());
        Course course = new Course(
                now, parents.boundsOf(now, posted.viewer()), edit, posted.step().id());
        Complaints complaints = new Complaints(messages);
        Values values = editor.values(edit, course.bounds(), complaints);
        rules.check(now.account(), values, course.bounds(), complaints);
        if (!complaints.isEmpty()) {
            posted.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.form(course, complaints.all(), null, posted.model());
        }
        if (values.settings().isEmpty()) {
            return isKnown(posted) ? outcome(posted) : pages.unchanged(course, posted.model());
        }
        if (posted.step().isConfirmed()) {
            return confirmed(posted, course, values);
        }
        boolean due = values.moveMoney() && stepUp.isDue(posted.request());
        return pages.check(course, values, posted.edit(), look.keptSince(), due, List.of(), posted.model());
    }

    private String confirmed(Posted posted, Course course, Values values) {
        String refusal = values.moveMoney() ? stepUp.refusal(posted.step().password(), posted.request()) : null;
        if (refusal != null) {
            posted.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<Complaint> complaints = List.of(new Complaint("password", refusal));
            return pages.check(course, values, posted.edit(), null, true, complaints, posted.model());
        }
        Intent intent = editor.perform(posted.step().id(), course.now(), course.edit(), posted.viewer());
        Setback setback = intent.wasThere() ? null : setbacks.of(intent);
        return setback == null ? outcome(posted) : setback(posted, course.now(), setback);
    }

    private String conflict(Posted posted, MirroredAccount now) {
        posted.response().setStatus(HttpStatus.CONFLICT.value());
        return pages.conflict(course(now, posted), posted.model());
    }

    private String setback(Posted posted, MirroredAccount now, Setback setback) {
        posted.response().setStatus(setback.status().value());
        // The old name stands for what was not done; what is sent next is something new.
        Course again = new Course(now, parents.boundsOf(now, posted.viewer()), posted.edit(), IntentId.fresh());
        return pages.form(again, List.of(), setback, posted.model());
    }

    /** Whether this very change was sent already: by a second click, another tab, or a reload. */
    private boolean isKnown(Posted posted) {
        return journal.find(posted.step().id(), posted.viewer()).isPresent();
    }

    private static String outcome(Posted posted) {
        return "redirect:/journal/" + posted.step().id();
    }

    private Course course(MirroredAccount now, Posted posted) {
        return new Course(
                now,
                parents.boundsOf(now, posted.viewer()),
                posted.edit(),
                posted.step().id());
    }

    private MirroredAccount kept(Posted posted) {
        return here(accounts.kept(posted.id(), posted.viewer()));
    }

    private static MirroredAccount here(MirroredAccount account) {
        if (account.isGone()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return account;
    }
}
