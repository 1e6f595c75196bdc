package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** A credit card of an account: what it was granted with, what is left of it, and until when. */
record Card(
        BigDecimal amount, BigDecimal balance, String reference, String memo, Instant grantedAt, Instant expiresAt) {

    /** A full card; {@code days} may be a fraction, and 0 means that it expires at once. */
    static Card granted(BigDecimal amount, String reference, String memo, Instant at, BigDecimal days) {
        long seconds = days.multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Card(amount, amount, reference, memo, at, at.plusSeconds(seconds));
    }

    boolean validAt(Instant at) {
        return expiresAt.isAfter(at);
    }

    boolean spendableAt(Instant at) {
        return validAt(at) && balance.signum() > 0;
    }

    Card less(BigDecimal spent) {
        return new Card(amount, Usd.of(balance.subtract(spent)), reference, memo, grantedAt, expiresAt);
    }

    Card scaled(BigDecimal multiplier, BigDecimal divisor) {
        return new Card(
                Usd.scaled(amount, multiplier, divisor),
                Usd.scaled(balance, multiplier, divisor),
                reference,
                memo,
                grantedAt,
                expiresAt);
    }

    /** Both in one: sums unchanged, the earlier grant and the later expiry. */
    Card mergedWith(Card other) {
        return new Card(
                Usd.of(amount.add(other.amount)),
                Usd.of(balance.add(other.balance)),
                "Merged",
                joined(memo, other.memo),
                grantedAt.isBefore(other.grantedAt) ? grantedAt : other.grantedAt,
                expiresAt.isAfter(other.expiresAt) ? expiresAt : other.expiresAt);
    }

    private static String joined(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        String both = one + "; " + other;
        return both.length() <= 500 ? both : both.substring(0, 500);
    }
}
