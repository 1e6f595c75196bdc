package canopy.ledger;

/** Why bills cannot be read at the moment. */
public enum Trouble {

    /** The day's reads upstream are used up, or the part of them that is for bills. */
    BUDGET_USED_UP,

    /** No answer, or none that can be used. */
    UPSTREAM_SILENT,

    UPSTREAM_REFUSED,

    /** The answer is a bill, but not one of what was asked for. */
    UNUSABLE_BILL,

    /** The owner key is that of another account than the database belongs to. */
    OTHER_ACCOUNT
}
