package canopy.closing;

import canopy.changes.FormIntent;
import canopy.changes.HeadPage;
import canopy.changes.Setback;
import canopy.journal.IntentId;
import canopy.manage.ManageException;
import canopy.people.Complaint;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Suspends and resumes one account: a form with the reason, a check page, the deed. */
@Controller
class SuspensionController {

    private final Subjects subjects;
    private final Suspending suspending;
    private final Attempts attempts;
    private final Inputs inputs;
    private final SuspensionPages pages;

    SuspensionController(
            Subjects subjects, Suspending suspending, Attempts attempts, Inputs inputs, SuspensionPages pages) {
        this.subjects = subjects;
        this.suspending = suspending;
        this.attempts = attempts;
        this.inputs = inputs;
        this.pages = pages;
    }

    @GetMapping("/subaccounts/{id}/suspension")
    @Requires(Right.SUSPEND)
    String form(@PathVariable AccountId id, Viewer viewer, HttpServletResponse response, Model model) {
        Subject subject = subjects.looked(id, viewer);
        String instead = GonePages.instead(subject, viewer, response, model);
        return instead == null ? pages.form(subject, attempts.locked(id, viewer), response, model) : instead;
    }

    @PostMapping("/subaccounts/{id}/suspension")
    @Requires(Right.SUSPEND)
    String send(
            @PathVariable AccountId id,
            @ModelAttribute("form") SuspensionForm form,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        Subject kept = subjects.kept(id, viewer);
        if (HeadPage.isDue(kept.found(), viewer)) {
            return HeadPage.show(kept.found(), response, model);
        }
        if (form.back() != null) {
            return pages.again(kept, form, model);
        }
        List<Complaint> errors = inputs.complaints(form);
        if (!errors.isEmpty()) {
            return pages.wrong(kept, form, errors, response, model);
        }
        return form.confirmed() == null
                ? check(kept, form, viewer, response, model)
                : confirm(kept, form, viewer, response, model);
    }

    private String check(Subject kept, SuspensionForm form, Viewer viewer, HttpServletResponse response, Model model) {
        try {
            Subject subject = subjects.checked(kept.id(), viewer);
            if (subject.isGone()) {
                return GonePages.show(subject, false, response, model);
            }
            Setback locked = attempts.locked(kept.id(), viewer);
            if (locked == null && Objects.equals(subject.suspended(), form.wanted())) {
                locked = attempts.stopped(Suspending.alreadyKey(Boolean.TRUE.equals(form.wanted())));
            }
            return locked == null
                    ? pages.check(subject, form, model)
                    : pages.stopped(subject, form, locked, response, model);
        } catch (ManageException silent) {
            return pages.stopped(kept, form, attempts.silent(silent), response, model);
        }
    }

    private String confirm(
            Subject kept, SuspensionForm form, Viewer viewer, HttpServletResponse response, Model model) {
        IntentId intent = FormIntent.of(form.intent());
        boolean wanted = Boolean.TRUE.equals(form.wanted());
        Attempt attempt = attempts.of(
                () -> suspending.perform(viewer, kept, intent, wanted, Inputs.reason(form.reason())), viewer);
        if (attempt.setback() == null) {
            return "redirect:/journal/" + intent;
        }
        Subject now = subjects.after(kept, attempt, viewer);
        return now.isGone()
                ? GonePages.show(now, true, response, model)
                : pages.stopped(now, form.renewed(), attempt.setback(), response, model);
    }
}
