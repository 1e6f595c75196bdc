package canopy.ownerkey;

import canopy.changes.Complaints;
import canopy.changes.Setback;
import canopy.changes.Setbacks;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.IntentMisused;
import canopy.journal.Locked;
import canopy.journal.NotYetConfirmed;
import canopy.people.Complaint;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.values.Typed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Rotates the owner key: the account's name to type, a check page, the deed. */
@Controller
class RotationController {

    private static final String PATH = "/owner-key/rotation";
    private static final int LONGEST_REASON = 200;

    private final Rotating rotating;
    private final RotationPages pages;
    private final Owners owners;
    private final Setbacks setbacks;
    private final StepUp stepUp;
    private final MessageSource messages;

    RotationController(
            Rotating rotating,
            RotationPages pages,
            Owners owners,
            Setbacks setbacks,
            StepUp stepUp,
            MessageSource messages) {
        this.rotating = rotating;
        this.pages = pages;
        this.owners = owners;
        this.setbacks = setbacks;
        this.stepUp = stepUp;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @Requires(Right.MANAGE_OWNER_KEY)
    String form(Viewer viewer, HttpServletResponse response, Model model) {
        return pages.form(viewer, response, model);
    }

    @PostMapping(PATH)
    @Requires(Right.MANAGE_OWNER_KEY)
    String send(
            @ModelAttribute("form") RotationForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Owner owner = owners.asked();
        if (form.back() != null || owner == null) {
            return pages.wrong(form, List.of(), response, model);
        }
        List<Complaint> errors = complaints(form, owner);
        if (!errors.isEmpty()) {
            return pages.wrong(form, errors, response, model);
        }
        if (form.confirmed() == null) {
            return pages.check(form, owner, viewer, request, response, model);
        }
        String refusal = stepUp.refusal(form.password(), request);
        return refusal == null
                ? confirm(form, owner, viewer, response, model)
                : pages.unproven(form, owner, refusal, response, model);
    }

    private List<Complaint> complaints(RotationForm form, Owner owner) {
        Complaints complaints = new Complaints(messages);
        if (!Typed.trimmed(form.confirmName()).equals(Typed.trimmed(owner.title()))) {
            complaints.about("confirmName", "ownerkey.confirmName.wrong", owner.title());
        }
        complaints.value("reason", Typed.line(form.reason(), LONGEST_REASON).required());
        return complaints.all();
    }

    private String confirm(RotationForm form, Owner owner, Viewer viewer, HttpServletResponse response, Model model) {
        Setback setback = setback(form, owner, viewer);
        return setback == null ? "redirect:/owner-key" : pages.stopped(form.renewed(), setback, owner, response, model);
    }

    /** Why nothing was rotated; null when it was, or may have been. */
    private @Nullable Setback setback(RotationForm form, Owner owner, Viewer viewer) {
        try {
            Intent intent = rotating.perform(viewer, intent(form), owner, Typed.trimmed(form.reason()));
            return intent.wasThere() ? null : setbacks.of(intent);
        } catch (NotYetConfirmed pending) {
            return null;
        } catch (Locked locked) {
            return setbacks.of(locked, viewer);
        } catch (IntentMisused misused) {
            return setbacks.misused();
        }
    }

    private static IntentId intent(RotationForm form) {
        try {
            return IntentId.valueOf(String.valueOf(form.intent()));
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "intent", notOurs);
        }
    }
}
