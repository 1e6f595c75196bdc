package canopy.journal;

import canopy.values.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something was sent for an account, and when.
 *
 * @param sentAt when its first call was begun
 * @param until when its last call was answered, or must have been: what it did, it did by then
 * @param actorName who did it; null for a reader who may not see the intent
 */
public record Footprint(
        IntentId id,
        Kind kind,
        AccountId account,
        Instant sentAt,
        Instant until,
        @Nullable String actorName) {}
