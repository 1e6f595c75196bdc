package canopy.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts the page of one person together. */
@Component
class PersonPages {

    private final PersonSessions sessions;
    private final PeopleText text;

    PersonPages(PersonSessions sessions, PeopleText text) {
        this.sessions = sessions;
        this.text = text;
    }

    String show(Person person, PersonForm form, List<Complaint> errors, @Nullable String link, Model model) {
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

    /** Goes to the page, which then says what was done. */
    static String done(long id, String notice, RedirectAttributes later) {
        later.addFlashAttribute("notice", notice);
        return "redirect:/people/" + id;
    }
}
