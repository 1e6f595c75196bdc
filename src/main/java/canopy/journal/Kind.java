package canopy.journal;

import java.util.Locale;

/** What an intent is to do upstream. */
public enum Kind {
    CREATE,
    EDIT,
    TOP_UP,
    CLAW_BACK,
    SUSPEND,
    RESUME,
    DELETE,
    ROTATE_KEY,
    /** Nothing is sent for it: a key that was made elsewhere is used from now on. */
    USE_KEY;

    /** Whether money always moves. An edit may move some too, when it changes Rates: {@link Change#money} tells. */
    public boolean isMoney() {
        return this == CREATE || this == TOP_UP || this == CLAW_BACK || this == DELETE;
    }

    /** The kind as URLs and message keys write it: lower case with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
