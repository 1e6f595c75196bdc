package canopy.people;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: only ever a path of this console. */
final class ReturnPath {

    // Browsers read a backslash as a slash, and two slashes as another host.
    private static final Pattern RELATIVE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1999}");

    private ReturnPath() {}

    /** The path itself where it is one of ours, otherwise the start page. */
    static String of(@Nullable String asked) {
        return asked != null && RELATIVE.matcher(asked).matches() && !asked.startsWith("/sign-") ? asked : "/";
    }
}
