package canopy.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /people/{id}}.
 *
 * @param link a new one-time link, shown this once
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
        @Nullable String link) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
