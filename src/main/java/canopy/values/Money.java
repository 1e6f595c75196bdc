package canopy.values;

import java.math.BigDecimal;

/**
 * An exact amount of US dollars, the only currency of the Manage API. Equal amounts are equal whatever their number of
 * decimals: {@code 1.50} and {@code 1.5}.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        amount = amount.stripTrailingZeros();
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
}
