package canopy.closing;

import canopy.changes.Setback;
import org.jspecify.annotations.Nullable;

/**
 * How a confirmed change went.
 *
 * @param setback why nothing was changed; null when the intent's own page is the next to be seen
 * @param gone whether that is because upstream no longer has the account
 */
record Attempt(@Nullable Setback setback, boolean gone) {

    static final Attempt WENT = new Attempt(null, false);

    static Attempt failed(Setback setback) {
        return new Attempt(setback, false);
    }
}
