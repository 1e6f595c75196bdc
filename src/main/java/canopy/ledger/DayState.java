package canopy.ledger;

/** How far a day's figures can be trusted. */
public enum DayState {

    /** Read after upstream had closed the day: it is kept, and a later change becomes a {@link Correction}. */
    CLOSED,

    /** Today, or a day that was last read before it was closed: provisional. */
    OPEN,

    /** Not read yet. */
    MISSING
}
