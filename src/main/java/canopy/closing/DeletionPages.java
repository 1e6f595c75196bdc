package canopy.closing;

import canopy.changes.Setback;
import canopy.directory.Change;
import canopy.directory.Directory;
import canopy.people.Complaint;
import canopy.people.StepUp;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages together on which an account is deleted. */
@Component
class DeletionPages {

    private static final String FORM = "closing/deletion";
    private static final String CHECK = "closing/deletion-check";

    private final Deleting deleting;
    private final Directory directory;
    private final StepUp stepUp;

    DeletionPages(Deleting deleting, Directory directory, StepUp stepUp) {
        this.deleting = deleting;
        this.directory = directory;
        this.stepUp = stepUp;
    }

    /** The rehearsal as it is first opened. */
    String form(Subject subject, @Nullable Setback locked, Viewer viewer, HttpServletResponse response, Model model) {
        if (locked != null) {
            response.setStatus(locked.status().value());
        }
        model.addAttribute("page", page(subject, DeletionForm.empty(), List.of(), locked, false, false, viewer));
        return FORM;
    }

    /** The rehearsal with all that was typed. */
    String again(Subject subject, DeletionForm form, Viewer viewer, Model model) {
        model.addAttribute("page", page(subject, form, List.of(), null, true, false, viewer));
        return FORM;
    }

    /** The same, and what is wrong with what was typed. */
    String wrong(
            Subject subject,
            DeletionForm form,
            List<Complaint> errors,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(subject, form, errors, null, true, false, viewer));
        return FORM;
    }

    /** The same, and what stood in its way. */
    String stopped(
            Subject subject,
            DeletionForm form,
            Setback setback,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        response.setStatus(setback.status().value());
        model.addAttribute("page", page(subject, form, List.of(), setback, true, false, viewer));
        return FORM;
    }

    String check(Subject subject, DeletionForm form, Viewer viewer, HttpServletRequest request, Model model) {
        model.addAttribute("page", page(subject, form, List.of(), null, true, stepUp.isDue(request), viewer));
        return CHECK;
    }

    /** The check page, asking for the password once more. */
    String unproven(
            Subject subject,
            DeletionForm form,
            String refusal,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        List<Complaint> errors = List.of(new Complaint("password", refusal));
        model.addAttribute("page", page(subject, form, errors, null, true, true, viewer));
        return CHECK;
    }

    private DeletionPage page(
            Subject subject,
            DeletionForm form,
            List<Complaint> errors,
            @Nullable Setback setback,
            boolean posted,
            boolean asksForPassword,
            Viewer viewer) {
        return new DeletionPage(
                subject,
                deleting.rehearse(subject, viewer),
                directory.history(subject.id(), viewer.branch(), 1, 1).changes().stream()
                        .map(Change::seenAt)
                        .findFirst()
                        .orElse(null),
                form,
                errors,
                setback,
                posted,
                asksForPassword,
                viewer);
    }
}
