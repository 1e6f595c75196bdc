package canopy.values;

import java.math.BigDecimal;

/**
 * An exact amount of US dollars, the only currency of the Manage API. Equal amounts are equal whatever their number of
 * decimals: {@code 1.50} and {@code 1.5}. An amount has at most 40 digits before the point and 40 behind it.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    // What upstream may write has 30 and 30; the rest is room to add and multiply.
    private static final int DIGITS = 40;

    /** @throws IllegalArgumentException when the amount has more digits than that, such as 1e999999999 */
    public Money {
        // Before anything is done with it: an exponent of nine digits would be written out as a gigabyte of them.
        if ((long) amount.precision() - amount.scale() > DIGITS || amount.precision() > 8 * DIGITS) {
            throw tooManyDigits();
        }
        amount = amount.stripTrailingZeros();
        if (amount.scale() > DIGITS) {
            throw tooManyDigits();
        }
        if (amount.scale() < 0) {
            // 1E+2 would print as such.
            amount = amount.setScale(0);
        }
    }

    /** An amount from its plain decimal notation. */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor));
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** The plain decimal notation, never scientific. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }

    private static IllegalArgumentException tooManyDigits() {
        return new IllegalArgumentException("An amount has at most " + DIGITS + " digits on either side of the point");
    }
}
