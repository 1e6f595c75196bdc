package canopy.directory;

/**
 * What a list is ordered by. Equal values follow each other by id; accounts without a value come last, ascending or
 * descending.
 */
public enum Sort {
    /** Branch by branch, each account before what is below it, siblings by id. */
    TREE,
    ID,
    NAME,
    ALIAS,
    EMAIL,
    LEVEL,
    STATUS,
    BALANCE,
    /** By what was spent this month. */
    SPENT,
    /** By what was spent today. */
    SPENT_TODAY,
    /** By the share of the monthly HardLimit that is spent. */
    LIMIT,
    CHILDREN,
    /** By the earliest expiry of credit that can still be spent. */
    EXPIRY
}
