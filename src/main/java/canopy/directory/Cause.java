package canopy.directory;

import org.jspecify.annotations.Nullable;

/**
 * What made an account change.
 *
 * @param intent the journal's intent that changed it; null when nobody here did
 */
public record Cause(@Nullable String intent) {

    public static final Cause OUTSIDE = new Cause(null);

    public static Cause intent(String id) {
        return new Cause(id);
    }

    public boolean isOutside() {
        return intent == null;
    }
}
