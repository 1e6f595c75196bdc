package canopy.closing;

import canopy.changes.FormIntent;
import canopy.changes.HeadPage;
import canopy.changes.Setback;
import canopy.journal.IntentId;
import canopy.manage.ManageException;
import canopy.people.Complaint;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Deletes one account for good: a rehearsal with the name to type, a check page, the deed. */
@Controller
class DeletionController {

    private final Subjects subjects;
    private final Deleting deleting;
    private final Attempts attempts;
    private final Inputs inputs;
    private final DeletionPages pages;
    private final StepUp stepUp;

    DeletionController(
            Subjects subjects,
            Deleting deleting,
            Attempts attempts,
            Inputs inputs,
            DeletionPages pages,
            StepUp stepUp) {
        this.subjects = subjects;
        this.deleting = deleting;
        this.attempts = attempts;
        this.inputs = inputs;
        this.pages = pages;
        this.stepUp = stepUp;
    }

    @GetMapping("/subaccounts/{id}/deletion")
    @Requires(Right.DELETE)
    String form(@PathVariable AccountId id, Viewer viewer, HttpServletResponse response, Model model) {
        Subject subject = subjects.looked(id, viewer);
        String instead = GonePages.instead(subject, viewer, response, model);
        return instead == null ? pages.form(subject, attempts.locked(id, viewer), viewer, response, model) : instead;
    }

    @PostMapping("/subaccounts/{id}/deletion")
    @Requires(Right.DELETE)
    String send(
            @PathVariable AccountId id,
            @ModelAttribute("form") DeletionForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Subject kept = subjects.kept(id, viewer);
        if (HeadPage.isDue(kept.found(), viewer)) {
            return HeadPage.show(kept.found(), response, model);
        }
        if (form.back() != null) {
            return pages.again(kept, form, viewer, model);
        }
        List<Complaint> errors = inputs.complaints(form, kept);
        if (!errors.isEmpty()) {
            return pages.wrong(kept, form, errors, viewer, response, model);
        }
        if (form.confirmed() == null) {
            return check(kept, form, viewer, request, response, model);
        }
        String refusal = stepUp.refusal(form.password(), request);
        return refusal == null
                ? confirm(kept, form, viewer, response, model)
                : pages.unproven(kept, form, refusal, viewer, response, model);
    }

    private String check(
            Subject kept,
            DeletionForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Subject subject = subjects.checked(kept.id(), viewer);
            if (subject.isGone()) {
                return GonePages.show(subject, false, response, model);
            }
            Setback locked = attempts.locked(kept.id(), viewer);
            return locked == null
                    ? pages.check(subject, form, viewer, request, model)
                    : pages.stopped(subject, form, locked, viewer, response, model);
        } catch (ManageException silent) {
            return pages.stopped(kept, form, attempts.silent(silent), viewer, response, model);
        }
    }

    private String confirm(Subject kept, DeletionForm form, Viewer viewer, HttpServletResponse response, Model model) {
        IntentId intent = FormIntent.of(form.intent());
        Stake shown = Inputs.stake(form.seen());
        Attempt attempt =
                attempts.of(() -> deleting.perform(viewer, kept, intent, shown, Inputs.reason(form.reason())), viewer);
        if (attempt.setback() == null) {
            return "redirect:/journal/" + intent;
        }
        Subject now = subjects.after(kept, attempt, viewer);
        return now.isGone()
                ? GonePages.show(now, true, response, model)
                : pages.stopped(now, form.renewed(), attempt.setback(), viewer, response, model);
    }
}
