package canopy.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /people/{id}}.
 *
 * @param link a new one-time link, shown this once
 * @param proofFor which of the page's forms asks for the password, null when no proof is due
 */
record PersonPage(
        long id,
        String name,
        String email,
        String status,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant lastSignIn,
        int sessions,
        PersonForm form,
        List<PeoplePage.Option> roles,
        List<PeoplePage.Option> languages,
        List<Complaint> errors,
        @Nullable String link,
        @Nullable String proofFor) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
