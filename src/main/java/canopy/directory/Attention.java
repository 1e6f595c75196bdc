package canopy.directory;

/**
 * Why somebody should look at an account. Near is 90 % of a limit or more, over is all of it or more; credit expires
 * soon when a card with money on it does within 14 days; a balance is low below {@code canopy.directory.low-balance}.
 */
public enum Attention {
    OVER_DAILY_LIMIT,
    NEAR_DAILY_LIMIT,
    OVER_HARD_LIMIT,
    NEAR_HARD_LIMIT,
    LOW_BALANCE,
    CREDIT_EXPIRING,
    SUSPENDED
}
