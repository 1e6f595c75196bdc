package canopy.ledger;

import canopy.values.AccountId;
import canopy.values.UpstreamDay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a closed day that upstream states otherwise than before.
 *
 * @param foundAt when it was read again
 * @param model the model; for accounts null
 * @param figure which one: {@code cost}, {@code requests}, {@code prompt}, {@code completion}, {@code images},
 *     {@code cacheWrites} or {@code cacheReads}
 * @param was plain decimal notation; null when it was not available
 * @param is likewise
 */
public record Correction(
        UpstreamDay day,
        Instant foundAt,
        What what,
        @Nullable AccountId account,
        @Nullable String accountName,
        @Nullable String model,
        String figure,
        @Nullable String was,
        @Nullable String is) {

    /** What the figure is of. */
    public enum What {
        TOTAL,
        MODEL,
        ACCOUNT,

        /** The owner's own usage, in all or of a model. */
        OWN
    }
}
