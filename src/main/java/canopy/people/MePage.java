package canopy.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /me}: one's own password, language and sessions.
 *
 * @param guest whether this is a guest of the sandbox, who has no password
 */
record MePage(
        String name,
        String email,
        String role,
        String branch,
        boolean guest,
        String language,
        List<PeoplePage.Option> languages,
        List<PersonSessions.Seen> sessions,
        List<Complaint> errors) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
