package canopy.charts;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole.
 *
 * @param percent to one decimal
 * @param width of its bar, from 0 to 100
 */
public record Share(BigDecimal percent, BigDecimal width) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Nothing where the part or the whole is not known, or the whole is nothing. */
    public static @Nullable Share of(@Nullable Money part, @Nullable Money whole) {
        if (part == null || whole == null || !whole.isPositive()) {
            return null;
        }
        BigDecimal percent = part.amount().multiply(HUNDRED).divide(whole.amount(), 1, RoundingMode.HALF_UP);
        return new Share(percent, percent.max(BigDecimal.ZERO).min(HUNDRED));
    }
}
