package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and signing in with a password. */
@Controller
class SignInController {

    private static final Set<String> NOTICES = Set.of("signed-out", "ended", "password-set");

    private final PasswordSignIn passwords;
    private final Entrance entrance;
    private final Guests guests;
    private final PeopleTime time;
    private final MessageSource messages;

    SignInController(
            PasswordSignIn passwords, Entrance entrance, Guests guests, PeopleTime time, MessageSource messages) {
        this.passwords = passwords;
        this.entrance = entrance;
        this.guests = guests;
        this.time = time;
        this.messages = messages;
    }

    @Public
    @GetMapping("/sign-in")
    String page(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String notice,
            @Nullable Viewer viewer,
            HttpServletRequest request,
            Model model) {
        if (viewer != null) {
            return "redirect:" + ReturnPath.of(next);
        }
        String sentence = NOTICES.contains(notice) ? text("people.sign-in." + notice) : null;
        return show(new SignInForm("", "", next), List.of(), sentence, request, model);
    }

    @Public
    @PostMapping("/sign-in")
    String signIn(
            @Valid @ModelAttribute("form") SignInForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, Complaint.all(errors, messages), null, request, model);
        }
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(form.username(), form.password());
        typed.setDetails(Network.of(request.getRemoteAddr()));
        try {
            entrance.admit(passwords.authenticate(typed), request, response);
            return "redirect:" + ReturnPath.of(form.next());
        } catch (SignInRefused refused) {
            return show(form, List.of(explain(refused, response)), null, request, model);
        }
    }

    private Complaint explain(SignInRefused refused, HttpServletResponse response) {
        return switch (refused) {
            case SignInRefused.Wrong wrong -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield new Complaint("username", text("people.sign-in.wrong"));
            }
            case SignInRefused.TooMany many -> {
                Duration wait = Duration.between(time.now(), many.until());
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
                yield new Complaint(null, text("people.sign-in.wait", wait.toMinutes() + 1));
            }
            case SignInRefused.Busy busy -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                response.setHeader("Retry-After", "5");
                yield new Complaint(null, text("people.sign-in.busy"));
            }
        };
    }

    private String show(
            SignInForm form, List<Complaint> errors, @Nullable String notice, HttpServletRequest request, Model model) {
        String username = form.username() == null ? "" : form.username();
        model.addAttribute(
                "page",
                new SignInPage(username, ReturnPath.of(form.next()), errors, notice, guests.lookArounds(request)));
        return "sign-in";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
