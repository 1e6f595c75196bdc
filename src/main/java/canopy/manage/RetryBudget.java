package canopy.manage;

/** Lets at most one read in ten be sent again, so that retries cannot multiply the load on an upstream that struggles. */
final class RetryBudget {

    private static final int COST = 10;
    private static final int MOST = 10 * COST;

    private int earned;

    synchronized void readSent() {
        earned = Math.min(earned + 1, MOST);
    }

    synchronized boolean take() {
        if (earned < COST) {
            return false;
        }
        earned -= COST;
        return true;
    }
}
