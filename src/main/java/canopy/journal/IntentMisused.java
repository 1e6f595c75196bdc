package canopy.journal;

/** The id of a form belongs to another intent: of another person, or on another target. Nothing was written or sent. */
public final class IntentMisused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntentMisused(IntentId id) {
        super("Intent " + id + " is somebody else's or about something else");
    }
}
