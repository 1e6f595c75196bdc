package canopy.people;

import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: only ever a path of this console. */
final class ReturnPath {

    private ReturnPath() {}

    /** The path itself where it is one of ours, otherwise the start page. */
    static String of(@Nullable String asked) {
        return asked != null && OwnPath.is(asked) && !asked.startsWith("/sign-") ? asked : "/";
    }
}
