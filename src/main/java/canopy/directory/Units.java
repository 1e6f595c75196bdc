package canopy.directory;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts as whole trillionths of a dollar, which add up and compare faster than decimals. */
final class Units {

    /** Instead of an amount that is missing, or that is too large or too fine to be told in units. */
    static final long INEXACT = Long.MIN_VALUE;

    private static final int DECIMALS = 12;
    private static final int DIGITS = 6;

    private Units() {}

    static long of(@Nullable Money money) {
        if (money == null || money.amount().scale() > DECIMALS || isLarge(money.amount())) {
            return INEXACT;
        }
        return money.amount().movePointRight(DECIMALS).longValue();
    }

    /** The units in an amount, less what is finer. Never falls as the amount grows; large amounts all give the same. */
    static long floor(BigDecimal amount) {
        if (isLarge(amount)) {
            return amount.signum() < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
        }
        return amount.movePointRight(DECIMALS).setScale(0, RoundingMode.FLOOR).longValue();
    }

    static BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, DECIMALS);
    }

    private static boolean isLarge(BigDecimal amount) {
        return amount.precision() - amount.scale() > DIGITS;
    }
}
