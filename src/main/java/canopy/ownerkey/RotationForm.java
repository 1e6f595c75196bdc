package canopy.ownerkey;

import canopy.journal.IntentId;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to rotate the key, and whether it was checked.
 *
 * @param confirmName the account's name once more
 */
record RotationForm(
        @Nullable String intent,
        @Nullable String confirmName,
        @Nullable String reason,
        @Nullable String password,
        @Nullable String confirmed,
        @Nullable String back) {

    static RotationForm empty() {
        return new RotationForm(IntentId.fresh().value(), null, null, null, null, null);
    }

    /** The same under a new intent, after the one before was used up. */
    RotationForm renewed() {
        return new RotationForm(IntentId.fresh().value(), confirmName, reason, null, null, null);
    }

    @Override
    public String toString() {
        return "RotationForm[" + intent + "]";
    }
}
