package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts the page of one person together. */
@Component
class PersonPages {

    private final PersonSessions sessions;
    private final StepUp stepUp;
    private final PeopleText text;

    PersonPages(PersonSessions sessions, StepUp stepUp, PeopleText text) {
        this.sessions = sessions;
        this.stepUp = stepUp;
        this.text = text;
    }

    /** The page as it stands. */
    String show(Person person, PersonForm form, @Nullable String link, HttpServletRequest request, Model model) {
        return show(person, form, "place", List.of(), link, request, model);
    }

    /**
     * The page after one of its forms was refused.
     *
     * @param asking that form, which asks for the password where it is due; the page has one field for it only
     */
    String refused(
            Person person,
            PersonForm form,
            String asking,
            List<Complaint> errors,
            HttpServletRequest request,
            Model model) {
        return show(person, form, asking, errors, null, request, model);
    }

    private String show(
            Person person,
            PersonForm form,
            String asking,
            List<Complaint> errors,
            @Nullable String link,
            HttpServletRequest request,
            Model model) {
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
                        link,
                        stepUp.isDue(request) ? asking : null));
        return "people/person";
    }

    /** Goes to the page, which then says what was done. */
    static String done(long id, String notice, RedirectAttributes later) {
        later.addFlashAttribute("notice", notice);
        return "redirect:/people/" + id;
    }
}
