package canopy.manage;

import canopy.values.Money;

/** Upstream's way of writing "no limit": a number so large that nothing reaches it, and anything above it. */
public final class Unlimited {

    private static final Money MONEY = Money.of("6666666");
    private static final long RATE = 6_666_666;
    private static final long CHILDREN = 88_888_888;

    private Unlimited() {}

    /** Of a limit of spending in US dollars; 0, which is "none" there, is not looked at. */
    public static boolean money(Money limit) {
        return limit.compareTo(MONEY) >= 0;
    }

    /** Of requests or tokens per minute, hour or day. */
    public static boolean rate(long limit) {
        return limit >= RATE;
    }

    /** Of how many children an account may have. */
    public static boolean children(long limit) {
        return limit >= CHILDREN;
    }
}
