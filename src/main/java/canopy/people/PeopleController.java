package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
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

/** Who may use the console, and adding somebody. */
@Controller
class PeopleController {

    private final Staff staff;
    private final PeopleText text;
    private final WelcomeLink links;
    private final StepUp stepUp;
    private final MessageSource messages;

    PeopleController(Staff staff, PeopleText text, WelcomeLink links, StepUp stepUp, MessageSource messages) {
        this.staff = staff;
        this.links = links;
        this.stepUp = stepUp;
        this.text = text;
        this.messages = messages;
    }

    @Requires(Right.MANAGE_PEOPLE)
    @GetMapping("/people")
    String list(Viewer viewer, HttpServletRequest request, Model model) {
        return show(viewer, NewPersonForm.EMPTY, List.of(), null, null, request, model);
    }

    /** Answers with the page itself, since the link is shown once and stands in no session. */
    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people")
    String add(
            @Valid @ModelAttribute("form") NewPersonForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            stepUp.demand(form.password(), errors, request);
        }
        if (!errors.hasErrors()) {
            try {
                String name = String.valueOf(form.name());
                String token = staff.add(viewer, String.valueOf(form.email()), name, form.chosenRole(), form.dna());
                return show(viewer, NewPersonForm.EMPTY, List.of(), links.of(token), name, request, model);
            } catch (DuplicateKeyException taken) {
                errors.rejectValue("email", "people.email.taken");
            } catch (Staff.BranchTooWide tooWide) {
                errors.rejectValue("branch", "people.branch.too-wide");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(viewer, form, Complaint.all(errors, messages), null, null, request, model);
    }

    private String show(
            Viewer viewer,
            NewPersonForm form,
            List<Complaint> errors,
            @Nullable String link,
            @Nullable String linkFor,
            HttpServletRequest request,
            Model model) {
        List<PeoplePage.Row> rows = staff.all(viewer).stream().map(this::row).toList();
        model.addAttribute(
                "page", new PeoplePage(rows, form, text.roles(), errors, link, linkFor, stepUp.isDue(request)));
        return "people/list";
    }

    private PeoplePage.Row row(Person person) {
        return new PeoplePage.Row(
                person.id(),
                person.name(),
                person.email(),
                text.role(person.role()),
                text.branch(person.branch()),
                PeoplePage.Row.status(person),
                person.lastSignInAt());
    }
}
