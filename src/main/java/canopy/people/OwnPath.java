package canopy.people;

import java.util.regex.Pattern;

/** Tells paths of this console from addresses that lead elsewhere. */
public final class OwnPath {

    // Browsers read a backslash as a slash, and two slashes as another host; braces would be read as a template.
    private static final Pattern RELATIVE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7a\\x7c\\x7e]{0,1999}");

    private OwnPath() {}

    public static boolean is(String path) {
        return RELATIVE.matcher(path).matches();
    }
}
