package canopy.ownerkey;

import canopy.journal.Journal;
import canopy.journal.State;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Complaint;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.StepUp;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a key that was made elsewhere: somebody rotated outside of the console, or put another one into the environment. */
@Controller
class ReplacementController {

    private static final String PATH = "/owner-key/replacement";

    private final Replacing replacing;
    private final KeyRing ring;
    private final GivenOwnerKey given;
    private final OwnerKeyPages pages;
    private final Owners owners;
    private final Journal journal;
    private final StepUp stepUp;
    private final MessageSource messages;

    ReplacementController(
            Replacing replacing,
            KeyRing ring,
            GivenOwnerKey given,
            OwnerKeyPages pages,
            Owners owners,
            Journal journal,
            StepUp stepUp,
            MessageSource messages) {
        this.replacing = replacing;
        this.ring = ring;
        this.given = given;
        this.pages = pages;
        this.owners = owners;
        this.journal = journal;
        this.stepUp = stepUp;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @Requires(Right.MANAGE_OWNER_KEY)
    String form(HttpServletRequest request, Model model) {
        return show(List.of(), request, model);
    }

    @PostMapping(PATH)
    @Requires(Right.MANAGE_OWNER_KEY)
    String send(
            @ModelAttribute("form") ReplacementForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        // First of all: nobody else is to find out which keys are good.
        String refusal = stepUp.refusal(form.password(), request);
        Complaint complaint = refusal == null ? replaced(form, viewer) : new Complaint("password", refusal);
        if (complaint == null) {
            later.addFlashAttribute("notice", "ownerkey.replaced");
            return "redirect:/owner-key";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(List.of(complaint), request, model);
    }

    private @Nullable Complaint replaced(ReplacementForm form, Viewer viewer) {
        if (isBusy()) {
            return complaint(null, "ownerkey.replace.busy");
        }
        if (form.given() != null) {
            String problem = given.key()
                    .map(key -> Objects.requireNonNullElse(replacing.use(key, Origin.TAKEN, viewer), ""))
                    .orElse("ownerkey.replace.none");
            return problem.isEmpty() ? null : complaint(null, problem);
        }
        try {
            OwnerKey key = OwnerKey.parse(String.valueOf(form.ownerKey()).strip());
            String problem = replacing.use(key, Origin.TYPED, viewer);
            return problem == null ? null : complaint("ownerKey", problem);
        } catch (IllegalArgumentException malformed) {
            return complaint("ownerKey", "ownerkey.replace.malformed");
        }
    }

    private String show(List<Complaint> errors, HttpServletRequest request, Model model) {
        OwnerKeyPage.Given other = pages.given();
        model.addAttribute(
                "page",
                new ReplacementPage(
                        owners.known(),
                        ring.current().masked(),
                        other == null ? null : other.masked(),
                        given.isFile(),
                        isBusy(),
                        errors,
                        stepUp.isDue(request)));
        return "ownerkey/replacement";
    }

    /** Whether a rotation is written down or sent and not yet answered. One in doubt is no reason to wait. */
    private boolean isBusy() {
        Owner owner = owners.known();
        return owner != null
                && journal.openFor(owner.id())
                        .filter(open -> open.state() == State.PREPARED || open.state() == State.SENT)
                        .isPresent();
    }

    private Complaint complaint(@Nullable String field, String key) {
        Owner owner = owners.known();
        Object[] arguments = {owner == null ? "" : owner.title()};
        return new Complaint(field, messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
    }
}
