package canopy.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How much more or less something is than it was.
 *
 * @param percent of what it was, to one decimal; null where it was nothing
 * @param direction 1 for more, -1 for less, 0 for the same
 */
public record Change(@Nullable BigDecimal percent, int direction) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Nothing where either is not known. */
    public static @Nullable Change of(@Nullable BigDecimal before, @Nullable BigDecimal now) {
        if (before == null || now == null) {
            return null;
        }
        BigDecimal difference = now.subtract(before);
        BigDecimal percent = before.signum() == 0
                ? null
                : difference.multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP);
        return new Change(percent, difference.signum());
    }
}
