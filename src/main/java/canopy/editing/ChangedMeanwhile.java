package canopy.editing;

import canopy.directory.MirroredAccount;

/** Somebody else changed the same settings to something else; nothing was sent. */
final class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MirroredAccount now;

    ChangedMeanwhile(MirroredAccount now) {
        super("Account " + now.row().id() + " was changed meanwhile");
        this.now = now;
    }

    /** The account as somebody else left it. */
    MirroredAccount now() {
        return now;
    }
}
