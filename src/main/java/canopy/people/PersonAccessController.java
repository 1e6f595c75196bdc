package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether and how a person gets in: disabled or not, sessions, a new one-time link. */
@Controller
class PersonAccessController {

    private final Staff staff;
    private final PersonPages pages;
    private final StepUp stepUp;
    private final PeopleText text;
    private final WelcomeLink links;

    PersonAccessController(Staff staff, PersonPages pages, StepUp stepUp, PeopleText text, WelcomeLink links) {
        this.staff = staff;
        this.pages = pages;
        this.stepUp = stepUp;
        this.text = text;
        this.links = links;
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/disable")
    String disable(
            @PathVariable long id,
            @ModelAttribute("form") ProofForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        Person person = staff.find(viewer, id);
        Complaint refusal = refusal(form, request);
        if (refusal == null) {
            try {
                staff.disable(viewer, id);
                return PersonPages.done(id, "people.notice.disabled", later);
            } catch (Staff.LastOwner last) {
                refusal = new Complaint(null, text.of("people.last-owner"));
            }
        }
        return refused(person, "disable", refusal, request, response, model);
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/enable")
    String enable(
            @PathVariable long id,
            @ModelAttribute("form") ProofForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes later) {
        Person person = staff.find(viewer, id);
        Complaint refusal = refusal(form, request);
        if (refusal != null) {
            return refused(person, "enable", refusal, request, response, model);
        }
        staff.enable(viewer, id);
        return PersonPages.done(id, "people.notice.enabled", later);
    }

    /** Asks for no proof: whoever suspects a thief must be quick, and nobody gets further by it. */
    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/sessions/end")
    String endSessions(@PathVariable long id, Viewer viewer, RedirectAttributes later) {
        staff.endSessions(viewer, id);
        // One's own sessions are among them: then the next page is the sign-in.
        return viewer.personId() == id
                ? "redirect:/sign-in?notice=ended"
                : PersonPages.done(id, "people.notice.ended", later);
    }

    /** Answers with the page itself, since the link is shown once and stands in no session. */
    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/link")
    String link(
            @PathVariable long id,
            @ModelAttribute("form") ProofForm form,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Person person = staff.find(viewer, id);
        Complaint refusal = refusal(form, request);
        if (refusal != null) {
            return refused(person, "link", refusal, request, response, model);
        }
        return pages.show(person, PersonForm.of(person), links.of(staff.link(viewer, id)), request, model);
    }

    private @Nullable Complaint refusal(ProofForm form, HttpServletRequest request) {
        String refusal = stepUp.refusal(form.password(), request);
        return refusal == null ? null : new Complaint("password", refusal);
    }

    private String refused(
            Person person,
            String asking,
            Complaint refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.refused(person, PersonForm.of(person), asking, List.of(refusal), request, model);
    }
}
