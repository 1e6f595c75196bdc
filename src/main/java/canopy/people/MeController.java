package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account. */
@Controller
class MeController {

    private final OwnAccount own;
    private final PeopleText text;
    private final MessageSource messages;
    private final LocaleResolver languages;

    MeController(OwnAccount own, PeopleText text, MessageSource messages, LocaleResolver languages) {
        this.own = own;
        this.text = text;
        this.messages = messages;
        this.languages = languages;
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @GetMapping("/me")
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        return show(viewer, List.of(), request, model);
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
                own.changePassword(viewer, String.valueOf(form.current()), password, network, sessionId(request));
                request.changeSessionId();
                return done("people.notice.password", later);
            } catch (SignInRefused.Wrong wrong) {
                errors.rejectValue("current", "people.password.current.wrong");
            } catch (SignInRefused refused) {
                errors.reject("people.password.wait");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, Complaint.all(errors, messages), request, model);
    }

    @Requires(Right.KEEP_OWN_ACCOUNT)
    @PostMapping("/me/language")
    String speak(
            @Valid @ModelAttribute("form") LanguageForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(viewer, Complaint.all(errors, messages), request, model);
        }
        @Nullable Locale language = LanguageForm.locale(form.language());
        own.speak(viewer, language);
        languages.setLocale(request, response, language);
        return done("people.notice.saved", later);
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
            own.endOtherSessions(viewer, sessionId(request));
        } else if (!errors.hasErrors()) {
            own.endSession(viewer, key);
        }
        return done("people.notice.ended", later);
    }

    private String show(Viewer viewer, List<Complaint> errors, HttpServletRequest request, Model model) {
        Person person = own.person(viewer);
        model.addAttribute(
                "page",
                new MePage(
                        person.name(),
                        person.email(),
                        text.role(person.role()),
                        text.branch(person.branch()),
                        person.sandboxGuest(),
                        person.language() == null ? "" : person.language().toLanguageTag(),
                        text.languages(),
                        own.sessions(viewer, sessionId(request)),
                        errors));
        return "people/me";
    }

    private static String done(String notice, RedirectAttributes later) {
        later.addFlashAttribute("notice", notice);
        return "redirect:/me";
    }

    private static String sessionId(HttpServletRequest request) {
        return request.getSession().getId();
    }
}
