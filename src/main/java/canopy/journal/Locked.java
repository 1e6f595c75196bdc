package canopy.journal;

/** Another intent stands in the way; nothing was written down or sent. */
public final class Locked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Intent standing;

    Locked(Intent standing) {
        super("Intent " + standing.id() + " is still open");
        this.standing = standing;
    }

    /** The intent that is in the way. Whether the viewer may see it is another question: {@link Journal#find}. */
    public Intent standing() {
        return standing;
    }
}
