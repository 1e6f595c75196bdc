package canopy.closing;

import canopy.journal.IntentId;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to delete an account, and whether it was checked.
 *
 * @param confirmName the account's name once more
 * @param seen what the check page said would be lost, see {@link Stake}
 */
record DeletionForm(
        @Nullable String intent,
        @Nullable String confirmName,
        @Nullable String reason,
        @Nullable String seen,
        @Nullable String password,
        @Nullable String confirmed,
        @Nullable String back) {

    static DeletionForm empty() {
        return new DeletionForm(IntentId.fresh().value(), null, null, null, null, null, null);
    }

    /** The same under a new intent, after the one before was used up. */
    DeletionForm renewed() {
        return new DeletionForm(IntentId.fresh().value(), confirmName, reason, null, null, null, null);
    }

    @Override
    public String toString() {
        return "DeletionForm[" + intent + "]";
    }
}
