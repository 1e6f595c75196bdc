package canopy.people;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person: role, branch, language, sessions, and whether the person may sign in. */
@Controller
class PersonController {

    private final Staff staff;
    private final PersonSessions sessions;
    private final PeopleText text;
    private final MessageSource messages;

    PersonController(Staff staff, PersonSessions sessions, PeopleText text, MessageSource messages) {
        this.staff = staff;
        this.sessions = sessions;
        this.text = text;
        this.messages = messages;
    }

    @Requires(Right.MANAGE_PEOPLE)
    @GetMapping("/people/{id}")
    String page(@PathVariable long id, Viewer viewer, Model model) {
        Person person = staff.find(viewer, id);
        return show(person, PersonForm.of(person), List.of(), null, model);
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        Person person = staff.find(viewer, id);
        if (!errors.hasErrors()) {
            try {
                staff.change(viewer, id, form.chosenRole(), form.dna(), form.locale());
                return done(id, "people.notice.saved", later);
            } catch (Staff.LastOwner last) {
                errors.rejectValue("role", "people.last-owner");
            } catch (Staff.BranchTooWide tooWide) {
                errors.rejectValue("branch", "people.branch.too-wide");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(person, form, Complaint.all(errors, messages), null, model);
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/disable")
    String disable(
            @PathVariable long id, Viewer viewer, HttpServletResponse response, Model model, RedirectAttributes later) {
        try {
            staff.disable(viewer, id);
            return done(id, "people.notice.disabled", later);
        } catch (Staff.LastOwner last) {
            Person person = staff.find(viewer, id);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<Complaint> errors = List.of(new Complaint(null, text.of("people.last-owner")));
            return show(person, PersonForm.of(person), errors, null, model);
        }
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/enable")
    String enable(@PathVariable long id, Viewer viewer, RedirectAttributes later) {
        staff.enable(viewer, id);
        return done(id, "people.notice.enabled", later);
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/sessions/end")
    String endSessions(@PathVariable long id, Viewer viewer, RedirectAttributes later) {
        staff.endSessions(viewer, id);
        // One's own sessions are among them: then the next page is the sign-in.
        return viewer.personId() == id ? "redirect:/sign-in?notice=ended" : done(id, "people.notice.ended", later);
    }

    /** Answers with the page itself, since the link is shown once and stands in no session. */
    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/link")
    String link(@PathVariable long id, Viewer viewer, Model model) {
        Person person = staff.find(viewer, id);
        return show(person, PersonForm.of(person), List.of(), WelcomeLink.of(staff.link(viewer, id)), model);
    }

    private String show(Person person, PersonForm form, List<Complaint> errors, @Nullable String link, Model model) {
        model.addAttribute(
                "page",
                new PersonPage(
                        person.id(),
                        person.name(),
                        person.email(),
                        PeoplePage.Row.status(person),
                        person.enabled(),
                        person.createdAt(),
                        person.lastSignInAt(),
                        sessions.of(person.id(), "").size(),
                        form,
                        text.roles(),
                        text.languages(),
                        errors,
                        link));
        return "people/person";
    }

    private static String done(long id, String notice, RedirectAttributes later) {
        later.addFlashAttribute("notice", notice);
        return "redirect:/people/" + id;
    }
}
