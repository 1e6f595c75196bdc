package canopy.editing;

import canopy.journal.IntentId;
import canopy.values.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A new account and, this once, its key.
 *
 * @param id null while it is not known
 * @param key null where upstream only sent it by mail
 * @param confirmed whether the account was read back
 */
record CreatedPage(
        IntentId intent,
        String name,
        String email,
        @Nullable AccountId id,
        @Nullable String key,
        boolean confirmed) {

    /** Not even in a log of what a page showed. */
    @Override
    public String toString() {
        return "CreatedPage[" + intent + "]";
    }
}
