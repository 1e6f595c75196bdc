package canopy.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /sign-in}.
 *
 * @param next the path to go to afterwards
 * @param lookArounds one-click ways in, in the sandbox only
 */
record SignInPage(
        String username,
        String next,
        List<Complaint> errors,
        @Nullable String notice,
        List<LookAround> lookArounds) {

    record LookAround(String action, String label) {}
}
