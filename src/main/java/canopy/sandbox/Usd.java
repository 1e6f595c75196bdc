package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in USD: exact decimals with at most six places, written without trailing zeros. */
final class Usd {

    static final int PLACES = 6;

    private Usd() {}

    static BigDecimal of(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** Usage is counted in whole millionths of a dollar, so that sums over any grouping agree to the last digit. */
    static BigDecimal ofMicros(long micros) {
        return of(BigDecimal.valueOf(micros, PLACES));
    }

    /** Whole millionths, rounded down: never more than there is. */
    static long micros(BigDecimal amount) {
        return amount.movePointRight(PLACES).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** {@code amount × multiplier / divisor}, multiplied first so that nothing is lost before the one rounding. */
    static BigDecimal scaled(BigDecimal amount, BigDecimal multiplier, BigDecimal divisor) {
        return of(amount.multiply(multiplier).divide(divisor, PLACES, RoundingMode.HALF_UP));
    }

    /** The next full hundred, which is how the upstream sets a monthly limit from a balance. */
    static BigDecimal nextHundred(BigDecimal amount) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        return of(amount.divide(hundred, 0, RoundingMode.CEILING).multiply(hundred));
    }
}
