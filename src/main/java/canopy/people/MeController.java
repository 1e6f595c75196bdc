package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: its password and its sessions. */
@Controller
class MeController {

    private final OwnAccount own;
    private final MePages pages;
    private final MessageSource messages;

    MeController(OwnAccount own, MePages pages, MessageSource messages) {
        this.own = own;
        this.pages = pages;
        this.messages = messages;
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @GetMapping("/me")
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        return pages.show(viewer, List.of(), request, model);
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @PostMapping("/me/password")
    String changePassword(
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        String password = form.password() == null ? "" : form.password();
        String complaint = password.isEmpty() ? null : PasswordRules.complaint(password, viewer.email(), viewer.name());
        if (complaint != null) {
            errors.rejectValue("password", complaint);
        }
        if (!errors.hasErrors()) {
            try {
                String network = Network.of(request.getRemoteAddr());
                own.changePassword(
                        viewer, String.valueOf(form.current()), password, network, MePages.sessionId(request));
                request.changeSessionId();
                return done("people.notice.password", later);
            } catch (SignInRefused.Wrong wrong) {
                errors.rejectValue("current", "people.password.current.wrong");
            } catch (SignInRefused refused) {
                errors.reject("people.password.wait");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.show(viewer, Complaint.all(errors, messages), request, model);
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @PostMapping("/me/sessions/end")
    String endSessions(
            @Valid @ModelAttribute("form") SessionForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes later) {
        String key = form.session() == null ? "" : form.session();
        if (key.isEmpty()) {
            own.endOtherSessions(viewer, MePages.sessionId(request));
        } else if (!errors.hasErrors()) {
            own.endSession(viewer, key);
        }
        return done("people.notice.ended", later);
    }

    private static String done(String notice, RedirectAttributes later) {
        later.addFlashAttribute("notice", notice);
        return "redirect:/me";
    }
}
