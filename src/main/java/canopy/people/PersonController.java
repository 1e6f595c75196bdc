package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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

/** One person: role, branch and language. */
@Controller
class PersonController {

    private final Staff staff;
    private final PersonPages pages;
    private final StepUp stepUp;
    private final MessageSource messages;

    PersonController(Staff staff, PersonPages pages, StepUp stepUp, MessageSource messages) {
        this.staff = staff;
        this.pages = pages;
        this.stepUp = stepUp;
        this.messages = messages;
    }

    @Requires(Right.MANAGE_PEOPLE)
    @GetMapping("/people/{id}")
    String page(@PathVariable long id, Viewer viewer, HttpServletRequest request, Model model) {
        Person person = staff.find(viewer, id);
        return pages.show(person, PersonForm.of(person), null, request, model);
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        Person person = staff.find(viewer, id);
        if (!errors.hasErrors()) {
            stepUp.demand(form.password(), errors, request);
        }
        if (!errors.hasErrors()) {
            try {
                staff.change(viewer, id, form.chosenRole(), form.dna(), form.locale());
                return PersonPages.done(id, "people.notice.saved", later);
            } catch (Staff.LastOwner last) {
                errors.rejectValue("role", "people.last-owner");
            } catch (Staff.BranchTooWide tooWide) {
                errors.rejectValue("branch", "people.branch.too-wide");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.refused(person, form, "place", Complaint.all(errors, messages), request, model);
    }
}
