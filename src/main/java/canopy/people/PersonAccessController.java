package canopy.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether and how a person gets in: disabled or not, sessions, a new one-time link. */
@Controller
class PersonAccessController {

    private final Staff staff;
    private final PersonPages pages;
    private final PeopleText text;
    private final WelcomeLink links;

    PersonAccessController(Staff staff, PersonPages pages, PeopleText text, WelcomeLink links) {
        this.staff = staff;
        this.pages = pages;
        this.text = text;
        this.links = links;
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/disable")
    String disable(
            @PathVariable long id, Viewer viewer, HttpServletResponse response, Model model, RedirectAttributes later) {
        try {
            staff.disable(viewer, id);
            return PersonPages.done(id, "people.notice.disabled", later);
        } catch (Staff.LastOwner last) {
            Person person = staff.find(viewer, id);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<Complaint> errors = List.of(new Complaint(null, text.of("people.last-owner")));
            return pages.show(person, PersonForm.of(person), errors, null, model);
        }
    }

    @Requires(Right.MANAGE_PEOPLE)
    @PostMapping("/people/{id}/enable")
    String enable(@PathVariable long id, Viewer viewer, RedirectAttributes later) {
        staff.enable(viewer, id);
        return PersonPages.done(id, "people.notice.enabled", later);
    }

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
    String link(@PathVariable long id, Viewer viewer, Model model) {
        Person person = staff.find(viewer, id);
        return pages.show(person, PersonForm.of(person), List.of(), links.of(staff.link(viewer, id)), model);
    }
}
