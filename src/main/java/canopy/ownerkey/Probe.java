package canopy.ownerkey;

import canopy.manage.AccountStatus;
import canopy.values.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What upstream said to a key.
 *
 * @param status what it said of the account behind it; null unless it accepted the key
 * @param said its words where it did not, or why it could not be asked; somebody's text
 */
record Probe(
        Verdict verdict,
        @Nullable AccountStatus status,
        @Nullable String said,
        Instant at) {

    enum Verdict {
        ACCEPTED,
        /** 401 from {@code /dashboard/status}: the key is dead, or the account may not even ask. */
        REFUSED,
        /** No word on the key. */
        UNSURE
    }

    boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }

    boolean isRefused() {
        return verdict == Verdict.REFUSED;
    }

    /** The account behind the key; null unless it was accepted. */
    @Nullable
    AccountId account() {
        return status == null ? null : status.id();
    }

    /** What follows, as the end of a message key. */
    public String key() {
        if (verdict != Verdict.ACCEPTED || status == null) {
            return verdict == Verdict.REFUSED ? "refused" : "unsure";
        }
        if (Boolean.TRUE.equals(status.suspended())) {
            return "suspended";
        }
        return Boolean.FALSE.equals(status.manage()) ? "barred" : "accepted";
    }
}
