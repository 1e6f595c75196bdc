package canopy.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /people}: who may use the console, and a form to add somebody.
 *
 * @param link the address with which a person just added sets a password; shown this once
 * @param linkFor whose link it is
 * @param proofDue whether adding somebody takes the password
 */
record PeoplePage(
        List<Row> rows,
        NewPersonForm form,
        List<Option> roles,
        List<Complaint> errors,
        @Nullable String link,
        @Nullable String linkFor,
        boolean proofDue) {

    /** One person. Status is {@code active}, {@code disabled} or {@code invited}. */
    record Row(
            long id,
            String name,
            String email,
            String role,
            String branch,
            String status,
            @Nullable Instant lastSignIn) {

        static String status(Person person) {
            if (!person.enabled()) {
                return "disabled";
            }
            return person.hasPassword() ? "active" : "invited";
        }
    }

    record Option(String value, String label) {}

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
