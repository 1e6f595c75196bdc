package canopy.ownerkey;

import org.jspecify.annotations.Nullable;

/**
 * A key that was made elsewhere, typed in. It is never shown again.
 *
 * @param given set when the given key is to be used instead of a typed one
 */
record ReplacementForm(
        @Nullable String ownerKey,
        @Nullable String given,
        @Nullable String password) {

    @Override
    public String toString() {
        return "ReplacementForm[]";
    }
}
