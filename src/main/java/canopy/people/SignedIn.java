package canopy.people;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The principal of a signed-in request.
 *
 * @param language the language the person chose, null when the browser is to decide
 * @param since when this session was signed in
 */
public record SignedIn(Viewer viewer, @Nullable Locale language, Instant since) implements AuthenticatedPrincipal {

    /** The person's id, by which the database finds all sessions of a person. */
    @Override
    public String getName() {
        return Long.toString(viewer.personId());
    }
}
