package canopy.ledger;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One day of a bill.
 *
 * @param figures null when they are not there
 * @param readAt when upstream was asked for them
 * @param disagreement US dollars by which what upstream says of the day's models or accounts differs from its own total of
 *     the day, whichever is more; null when they agree, and for what is narrower than the whole tree
 * @param doubtful whether the accounts that upstream names do not come to its own total of the day, so that sums of some
 *     of them may be too low
 */
public record DayLine(
        UpstreamDay day,
        DayState state,
        @Nullable Figures figures,
        @Nullable Instant readAt,
        @Nullable Money disagreement,
        boolean doubtful) {}
