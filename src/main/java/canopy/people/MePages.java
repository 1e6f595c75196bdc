package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the page at {@code /me} together. */
@Component
class MePages {

    private final OwnAccount own;
    private final PeopleText text;

    MePages(OwnAccount own, PeopleText text) {
        this.own = own;
        this.text = text;
    }

    String show(Viewer viewer, List<Complaint> errors, HttpServletRequest request, Model model) {
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
                        own.sessions(viewer, sessionId(request)).stream()
                                .map(seen -> seen.on(text.device(seen.device())))
                                .toList(),
                        errors));
        return "people/me";
    }

    static String sessionId(HttpServletRequest request) {
        return request.getSession().getId();
    }
}
