package canopy.journal;

/**
 * A call was made, or may have been, and what came of it could not be written down. The intent stays as it is in the
 * database and is settled by the loop; until then nobody may do it again.
 */
public final class NotYetConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IntentId intent;

    NotYetConfirmed(IntentId intent, RuntimeException cause) {
        super("Sent, not yet confirmed: the outcome of intent " + intent + " could not be written down", cause);
        this.intent = intent;
    }

    public IntentId intent() {
        return intent;
    }
}
