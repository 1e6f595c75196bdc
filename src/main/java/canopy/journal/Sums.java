package canopy.journal;

import canopy.values.Money;

/**
 * Credit in US dollars, what is confirmed and what is not kept apart.
 *
 * @param settled how many intents are settled
 * @param open how many are not
 */
record Sums(
        long settled, long open, Money granted, Money takenBack, Money grantedUnconfirmed, Money takenBackUnconfirmed) {

    public boolean hasUnconfirmed() {
        return !grantedUnconfirmed.isZero() || !takenBackUnconfirmed.isZero();
    }
}
