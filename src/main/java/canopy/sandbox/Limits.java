package canopy.sandbox;

import java.math.BigDecimal;

/** Money caps and head counts. 0 means none, for the caps as for a parent's bound. */
record Limits(
        BigDecimal hard,
        BigDecimal soft,
        BigDecimal daily,
        BigDecimal autoQuota,
        long user,
        long child,
        boolean hardFollowsBalance) {

    static final long UNLIMITED_CHILDREN = 88_888_888L;

    private static final BigDecimal SOFT_SHARE = new BigDecimal("0.8");

    /** What a new account gets from its parent and its first credit: 100 granted makes 100 hard and 80 soft. */
    static Limits forNew(BigDecimal granted, Limits parent) {
        BigDecimal hard = capped(Usd.nextHundred(granted), parent.hard);
        return new Limits(
                hard, Usd.of(hard.multiply(SOFT_SHARE)), parent.daily, BigDecimal.ZERO, 0, parent.child, true);
    }

    Limits changedBy(Fields fields, Limits parent) {
        BigDecimal newHard = fields.amount("HardLimit").orElse(hard);
        BigDecimal newDaily = fields.amount("DailyLimit").orElse(daily);
        BigDecimal newSoft = fields.amount("SoftLimit").orElse(soft);
        if (fields.has("HardLimit")) {
            refuseAbove("HardLimit", newHard, parent.hard);
        }
        if (fields.has("SoftLimit")) {
            refuseAbove("SoftLimit", newSoft, parent.hard);
        }
        if (fields.has("DailyLimit")) {
            refuseAbove("DailyLimit", newDaily, parent.daily);
        }
        long newChild = fields.whole("ChildLimit").orElse(child);
        if (fields.has("ChildLimit") && newChild > parent.child) {
            throw Refusal.badRequest("ChildLimit must not exceed the parent's " + parent.child);
        }
        return new Limits(
                newHard,
                newSoft,
                newDaily,
                fields.amount("AutoQuota").orElse(autoQuota),
                fields.whole("UserLimit").orElse(user),
                newChild,
                hardFollowsBalance && !fields.has("HardLimit"));
    }

    Limits withDaily(BigDecimal newDaily) {
        return new Limits(hard, soft, newDaily, autoQuota, user, child, hardFollowsBalance);
    }

    /** A monthly limit that nobody set follows the balance: 100, 180 and 260 make 100, 200 and 300. */
    Limits following(BigDecimal balance, Limits parent) {
        return hardFollowsBalance
                ? new Limits(capped(Usd.nextHundred(balance), parent.hard), soft, daily, autoQuota, user, child, true)
                : this;
    }

    private static BigDecimal capped(BigDecimal value, BigDecimal bound) {
        return bound.signum() > 0 ? value.min(bound) : value;
    }

    // A parent's 0 is "none", never a bound.
    private static void refuseAbove(String name, BigDecimal value, BigDecimal bound) {
        if (bound.signum() > 0 && value.compareTo(bound) > 0) {
            throw Refusal.badRequest(name + " must not exceed the parent's " + bound.toPlainString());
        }
    }
}
