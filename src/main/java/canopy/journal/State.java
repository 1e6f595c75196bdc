package canopy.journal;

import java.util.Locale;

/** How far an intent has come. {@code docs/decisions/0060} draws the ways from one to the next. */
public enum State {
    /** Written down; nothing has been sent. */
    PREPARED,
    /** A call is under way, or its answer was never written down. */
    SENT,
    /** Sent, and nobody knows what came of it. */
    UNKNOWN,
    /** In effect, seen by reading back. */
    DONE,
    /** Upstream said no. */
    REJECTED,
    /** Nothing was changed. */
    NOT_APPLIED,
    /** What was seen upstream does not decide it; a person must. */
    NEEDS_HUMAN;

    /** Whether it still locks its target. */
    public boolean isOpen() {
        return this == PREPARED || this == SENT || this == UNKNOWN || this == NEEDS_HUMAN;
    }

    public boolean isSettled() {
        return !isOpen();
    }

    /** The state as URLs, message keys and style sheets write it: lower case with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mark of the style sheet: only what needs somebody is coloured. */
    public String mark() {
        return switch (this) {
            case DONE -> "active";
            case PREPARED, SENT, UNKNOWN -> "warning";
            case NEEDS_HUMAN -> "trouble";
            case REJECTED, NOT_APPLIED -> "disabled";
        };
    }
}
