package canopy.journal;

/** Another intent stands in the way; nothing was written down or sent. */
public final class Locked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Intent standing;
    private final boolean onTheSame;

    /** @param onTheSame whether it acts on the same account; if not, it only had to end first */
    Locked(Intent standing, boolean onTheSame) {
        super("Intent " + standing.id() + " is still open");
        this.standing = standing;
        this.onTheSame = onTheSame;
    }

    /** The intent that is in the way. Whether the viewer may see it is another question: {@link Journal#find}. */
    public Intent standing() {
        return standing;
    }

    /** Whether it acts on the same account. If not, it was waited for, and took too long. */
    public boolean isOnTheSame() {
        return onTheSame;
    }
}
