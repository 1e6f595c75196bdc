package canopy.directory;

import canopy.values.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one field of an account, as seen between two readings.
 *
 * @param field our name of the field, such as {@code moneyLimits.hard}; its words stand in the bundle under
 *     {@code directory.field.} and this name. {@link #PRESENCE} tells that the account came or went
 * @param before null when there was no value
 * @param after null when there is no value any more
 * @param seenAt when we saw it, which may be later than when it happened
 */
public record Change(
        AccountId account,
        String field,
        @Nullable String before,
        @Nullable String after,
        Instant seenAt,
        Cause cause) {

    public static final String PRESENCE = "presence";

    /** The value of {@link #PRESENCE} for an account that upstream knows; null is one that it does not. */
    public static final String HERE = "here";
}
