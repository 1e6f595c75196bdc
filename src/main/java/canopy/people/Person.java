package canopy.people;

import canopy.values.Dna;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may use the console.
 *
 * @param sandboxGuest made by the sandbox's one-click sign-in: has no password and exists in sandbox mode only
 * @param hasPassword false until the one-time link was used
 * @param language null when the browser is to decide
 */
record Person(
        long id,
        String email,
        String name,
        Role role,
        Dna branch,
        boolean enabled,
        boolean sandboxGuest,
        boolean hasPassword,
        @Nullable Locale language,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    Viewer viewer() {
        return new Viewer(id, name, email, role, branch);
    }

    /** Owners who could sign in on a real console; the last of them can neither be disabled nor demoted. */
    boolean isWorkingOwner() {
        return role == Role.OWNER && enabled && hasPassword && !sandboxGuest;
    }
}
