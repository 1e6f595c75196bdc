package canopy.charts;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small line through the amounts of some days, in a drawing that is 20 high and 4 wide for each day after the first.
 *
 * @param path of the line, in SVG's own language; it breaks where an amount is missing
 * @param width of the drawing
 * @param highest the largest amount, which touches the top
 * @param missing how many amounts are not known
 */
public record Curve(String path, int width, Money highest, int missing) {

    private static final int STEP = 4;
    private static final int FOOT = 19;
    private static final int RISE = 18;

    /** Nothing where no amount is known. */
    public static @Nullable Curve of(List<? extends @Nullable Money> amounts) {
        Money highest =
                amounts.stream().filter(Objects::nonNull).max(Money::compareTo).orElse(null);
        if (highest == null) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        int missing = 0;
        for (int day = 0; day < amounts.size(); day++) {
            Money amount = amounts.get(day);
            if (amount == null) {
                missing++;
                broken = true;
            } else {
                path.append(broken ? 'M' : 'L').append(day * STEP).append(' ').append(FOOT - rise(amount, highest));
                if (broken && isAlone(amounts, day)) {
                    // A line of no length with round ends is a dot.
                    path.append("h0");
                }
                broken = false;
            }
        }
        return new Curve(path.toString(), Math.max(1, amounts.size() - 1) * STEP, highest, missing);
    }

    private static boolean isAlone(List<? extends @Nullable Money> amounts, int day) {
        return day + 1 == amounts.size() || amounts.get(day + 1) == null;
    }

    private static int rise(Money amount, Money highest) {
        if (!amount.isPositive()) {
            return 0;
        }
        return amount.amount()
                .multiply(BigDecimal.valueOf(RISE))
                .divide(highest.amount(), 0, RoundingMode.HALF_UP)
                .intValue();
    }
}
