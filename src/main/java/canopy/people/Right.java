package canopy.people;

/** One thing that a person may be allowed to do, always within the person's branch. {@link Role} says who may. */
public enum Right {
    /** List, tree, account page and their CSV. */
    VIEW_ACCOUNTS,
    /** Money limits, rate limits, access lists and models. */
    EDIT_LIMITS,
    /** Suspend and resume. */
    SUSPEND,
    /** Name, alias, e-mail addresses. */
    EDIT_PROFILE,
    /** The price multiplier Rates; changing it rescales the credit that is left. */
    EDIT_RATES,
    /** Grant credit or claw it back. */
    FUND,
    DELETE,
    /** New accounts become children of the owner's account, so this also takes the whole tree as branch. */
    CREATE,
    /** Level, Role, Factor and LevelMapper. */
    EDIT_ROUTING,
    VIEW_BILLS,
    CLOSE_MONTH,
    /** Settle a reconciliation of the ledger with upstream's bill. */
    SETTLE_RECONCILIATION,
    VIEW_DASHBOARD,
    VIEW_JOURNAL,
    /** All events of the journal in their chain; a part of a chain proves nothing, so this also takes the whole tree. */
    EXPORT_CHAIN,
    /** Settle the outcome of a write that nobody knows. */
    SETTLE_OUTCOME,
    MANAGE_PEOPLE,
    MANAGE_OWNER_KEY,
    MANAGE_SETTINGS,
    /** One's own password, language and sessions. */
    KEEP_OWN_ACCOUNT
}
