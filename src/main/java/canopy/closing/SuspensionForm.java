package canopy.closing;

import canopy.journal.IntentId;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to suspend or resume an account, and whether it was checked.
 *
 * @param suspended what the account shall be: {@code true} or {@code false}
 */
record SuspensionForm(
        @Nullable String intent,
        @Nullable String suspended,
        @Nullable String reason,
        @Nullable String confirmed,
        @Nullable String back) {

    static SuspensionForm empty() {
        return new SuspensionForm(IntentId.fresh().value(), null, null, null, null);
    }

    /** The same under a new intent, after the one before was used up. */
    SuspensionForm renewed() {
        return new SuspensionForm(IntentId.fresh().value(), suspended, reason, null, null);
    }

    /** What was asked for; null when nothing that can be read was. */
    @Nullable
    Boolean wanted() {
        return "true".equals(suspended) ? Boolean.TRUE : "false".equals(suspended) ? Boolean.FALSE : null;
    }
}
