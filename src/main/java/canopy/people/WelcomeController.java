package canopy.people;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind a one-time link. Looking at it does not use the link up, so a mail scanner cannot. */
@Controller
class WelcomeController {

    private final Welcome welcome;
    private final MessageSource messages;

    WelcomeController(Welcome welcome, MessageSource messages) {
        this.welcome = welcome;
        this.messages = messages;
    }

    @Public
    @GetMapping("/welcome")
    String page(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        Optional<Person> person = welcome.person(token);
        if (person.isPresent()) {
            return show(person.get(), token, List.of(), model);
        }
        return welcome.isForFirstOwner(token)
                ? show(new WelcomePage(true, token, "", "", List.of()), model)
                : tooLate(response);
    }

    @Public
    @PostMapping("/welcome")
    String setPassword(
            @Valid @ModelAttribute("form") WelcomeForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        String token = String.valueOf(form.token());
        Optional<Person> person = welcome.person(token);
        if (person.isEmpty()) {
            return tooLate(response);
        }
        checkPassword(form.password(), person.get().email(), person.get().name(), errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(person.get(), token, Complaint.all(errors, messages), model);
        }
        return welcome.setPassword(person.get(), token, String.valueOf(form.password())) ? done() : tooLate(response);
    }

    @Public
    @PostMapping("/welcome/owner")
    String makeFirstOwner(
            @Valid @ModelAttribute("form") FirstOwnerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        String token = String.valueOf(form.token());
        if (!welcome.isForFirstOwner(token)) {
            return tooLate(response);
        }
        String name = form.name() == null ? "" : form.name();
        String email = form.email() == null ? "" : form.email();
        checkPassword(form.password(), email, name, errors);
        if (!errors.hasErrors()) {
            try {
                return welcome.makeFirstOwner(token, email, name, String.valueOf(form.password()))
                        ? done()
                        : tooLate(response);
            } catch (DuplicateKeyException taken) {
                errors.rejectValue("email", "people.email.taken");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(new WelcomePage(true, token, name, email, Complaint.all(errors, messages)), model);
    }

    private static void checkPassword(@Nullable String password, String email, String name, BindingResult errors) {
        String complaint =
                password == null || password.isEmpty() ? null : PasswordRules.complaint(password, email, name);
        if (complaint != null) {
            errors.rejectValue("password", complaint);
        }
    }

    private static String show(Person person, String token, List<Complaint> errors, Model model) {
        return show(new WelcomePage(false, token, person.name(), person.email(), errors), model);
    }

    private static String show(WelcomePage page, Model model) {
        model.addAttribute("page", page);
        return "people/welcome";
    }

    private static String done() {
        return "redirect:/sign-in?notice=password-set";
    }

    private static String tooLate(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "people/link-ended";
    }
}
