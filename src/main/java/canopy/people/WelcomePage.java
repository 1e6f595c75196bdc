package canopy.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a one-time link.
 *
 * @param firstOwner whether name and e-mail are asked for, too
 */
record WelcomePage(boolean firstOwner, String token, String name, String email, List<Complaint> errors) {

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }
}
