package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The money caps of the base population: most are wide, some are nearly reached and some have been. */
final class FirstLimits {

    private static final BigDecimal SOFT_SHARE = new BigDecimal("0.8");

    private FirstLimits() {}

    /** @param today what a day like today costs the account when nothing holds it back */
    static Limits of(Founder founder, Account parent, boolean reseller, long monthMicros, BigDecimal today) {
        if (founder.depth == 0) {
            return new Limits(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    0,
                    Limits.UNLIMITED_CHILDREN,
                    false);
        }
        BigDecimal hard = hard(founder, reseller, Usd.ofMicros(monthMicros), today);
        BigDecimal bound = parent.limits().hard();
        BigDecimal capped = bound.signum() > 0 ? hard.min(bound) : hard;
        BigDecimal quota = founder.draw(60, 100) < 5 ? BigDecimal.valueOf(50) : BigDecimal.ZERO;
        long children = reseller || founder.draw(61, 100) < 70 ? Limits.UNLIMITED_CHILDREN : founder.draw(62, 30);
        return new Limits(
                Usd.of(capped),
                Usd.of(capped.multiply(SOFT_SHARE)),
                reseller ? BigDecimal.ZERO : daily(founder, today),
                quota,
                0,
                children,
                false);
    }

    private static BigDecimal hard(Founder founder, boolean reseller, BigDecimal month, BigDecimal today) {
        if (reseller) {
            return BigDecimal.valueOf(founder.depth == 1 ? 1_200_000 : 600_000 / founder.depth);
        }
        int kind = founder.draw(63, 100);
        if (kind < 5 && month.compareTo(BigDecimal.ONE) > 0) {
            return month.divide(new BigDecimal("0.93"), 0, RoundingMode.CEILING);
        }
        if (kind < 7 && month.compareTo(BigDecimal.ONE) > 0) {
            return month.multiply(new BigDecimal("0.97")).setScale(2, RoundingMode.FLOOR);
        }
        return Usd.nextHundred(today.multiply(BigDecimal.valueOf(60)).add(BigDecimal.valueOf(100)));
    }

    private static BigDecimal daily(Founder founder, BigDecimal today) {
        int kind = founder.draw(64, 100);
        if (kind < 65 || today.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (kind < 70) {
            return today.multiply(new BigDecimal("1.05")).setScale(2, RoundingMode.CEILING);
        }
        if (kind < 74) {
            return today.multiply(new BigDecimal("0.4")).setScale(2, RoundingMode.CEILING);
        }
        return Usd.of(today.multiply(BigDecimal.valueOf(3))
                .setScale(0, RoundingMode.CEILING)
                .max(BigDecimal.ONE));
    }
}
