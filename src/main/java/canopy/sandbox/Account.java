package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One account as it stood at one moment.
 *
 * @param dna the ids of its ancestors, root first, framed by dots; the account itself is not in it
 * @param lastMovement what the last money call granted or took back; 0 after a change of Rates
 */
record Account(
        long id,
        String dna,
        Profile profile,
        Terms terms,
        Limits limits,
        RateLimits rateLimits,
        Access access,
        boolean status,
        boolean suspended,
        boolean deleted,
        Wallet wallet,
        BigDecimal lastMovement,
        Meter meter,
        String key,
        Instant createdAt,
        Instant updatedAt) {

    static final long ROOT = 1;
    /** The account whose tree the sandbox is about. */
    static final long OWNER = 2;

    /** Below this a parent may not manage its subaccounts. */
    private static final BigDecimal MANAGING = BigDecimal.valueOf(20);

    String branch() {
        return dna + id + ".";
    }

    boolean isBelow(Account other) {
        return dna.startsWith(other.branch());
    }

    long parentId() {
        int end = dna.length() - 1;
        return end < 1 ? 0 : Long.parseLong(dna, dna.lastIndexOf('.', end - 1) + 1, end, 10);
    }

    boolean ownsTree() {
        return id == OWNER;
    }

    /** The test that the endpoints apply and that {@code /dashboard/status} shows. */
    boolean mayManage(Instant at) {
        return status
                && !suspended
                && limits.child() > 0
                && wallet.balanceAt(at).compareTo(MANAGING) > 0;
    }

    Draft draft() {
        return new Draft(this);
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
