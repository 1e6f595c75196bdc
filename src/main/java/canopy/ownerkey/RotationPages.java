package canopy.ownerkey;

import canopy.changes.Setback;
import canopy.changes.Setbacks;
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

/** Puts the pages together on which the owner key is rotated. */
@Component
class RotationPages {

    private static final String FORM = "ownerkey/rotation";
    private static final String CHECK = "ownerkey/rotation-check";

    private final KeyRing ring;
    private final Owners owners;
    private final Midnight midnight;
    private final Setbacks setbacks;
    private final StepUp stepUp;

    RotationPages(KeyRing ring, Owners owners, Midnight midnight, Setbacks setbacks, StepUp stepUp) {
        this.ring = ring;
        this.owners = owners;
        this.midnight = midnight;
        this.setbacks = setbacks;
        this.stepUp = stepUp;
    }

    /** The form as it is first opened. */
    String form(Viewer viewer, HttpServletResponse response, Model model) {
        Owner owner = owners.asked();
        return stopped(RotationForm.empty(), standing(owner, viewer), owner, response, model);
    }

    /** The form with all that was typed, and what is wrong with it. */
    String wrong(RotationForm form, List<Complaint> errors, HttpServletResponse response, Model model) {
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("page", page(form, errors, null, owners.asked(), false));
        return FORM;
    }

    /** The form with all that was typed, and what stood in its way. */
    String stopped(
            RotationForm form,
            @Nullable Setback setback,
            @Nullable Owner owner,
            HttpServletResponse response,
            Model model) {
        if (setback != null) {
            response.setStatus(setback.status().value());
        }
        model.addAttribute("page", page(form, List.of(), setback, owner, false));
        return FORM;
    }

    String check(
            RotationForm form,
            Owner owner,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Setback setback = standing(owner, viewer);
        if (setback != null || midnight.closedUntil() != null) {
            return stopped(form, setback, owner, response, model);
        }
        model.addAttribute("page", page(form, List.of(), null, owner, stepUp.isDue(request)));
        return CHECK;
    }

    /** The check page, asking for the password once more. */
    String unproven(RotationForm form, Owner owner, String refusal, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(form, List.of(new Complaint("password", refusal)), null, owner, true));
        return CHECK;
    }

    private @Nullable Setback standing(@Nullable Owner owner, Viewer viewer) {
        return owner == null ? null : setbacks.standing(owner.id(), viewer).orElse(null);
    }

    private RotationPage page(
            RotationForm form,
            List<Complaint> errors,
            @Nullable Setback setback,
            @Nullable Owner owner,
            boolean asksForPassword) {
        return new RotationPage(
                owner, ring.current().masked(), form, errors, setback, midnight.closedUntil(), asksForPassword);
    }
}
