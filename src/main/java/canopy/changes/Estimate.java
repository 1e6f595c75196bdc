package canopy.changes;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount that upstream will work out by itself, as we think it will: never a promise.
 *
 * @param amount US dollars
 * @param rounded whether the division does not come to an end; the amount is then rounded half up to
 *     {@value #DECIMALS} decimals
 */
public record Estimate(Money amount, boolean rounded) {

    /** How many decimals are kept of an amount that has no end. */
    public static final int DECIMALS = 6;

    private static final int MOST_DIGITS = 40;

    /** An amount that is known to the last digit. */
    public static Estimate exactly(Money amount) {
        return new Estimate(amount, false);
    }

    /**
     * {@code amount × multiplier ÷ divisor}: what an amount at one account's Rates is worth at another's.
     *
     * @return null when a multiplier is not known or not positive, or the result has no reasonable number of digits
     */
    public static @Nullable Estimate scaled(
            Money amount, @Nullable BigDecimal multiplier, @Nullable BigDecimal divisor) {
        if (multiplier == null || divisor == null || multiplier.signum() <= 0 || divisor.signum() <= 0) {
            return null;
        }
        // Multiplied first, so that nothing is lost before the one division.
        BigDecimal product = amount.amount().multiply(multiplier);
        BigDecimal result = product.divide(divisor, DECIMALS, RoundingMode.HALF_UP);
        return result.precision() - result.scale() > MOST_DIGITS ? null : quotient(product, divisor, result);
    }

    public Estimate plus(Estimate other) {
        return new Estimate(amount.plus(other.amount), rounded || other.rounded);
    }

    public Estimate minus(Estimate other) {
        return new Estimate(amount.minus(other.amount), rounded || other.rounded);
    }

    public Estimate plus(Money money) {
        return plus(exactly(money));
    }

    public Estimate minus(Money money) {
        return minus(exactly(money));
    }

    private static Estimate quotient(BigDecimal product, BigDecimal divisor, BigDecimal rounded) {
        boolean exact = rounded.multiply(divisor).compareTo(product) == 0;
        return new Estimate(new Money(rounded), !exact);
    }
}
