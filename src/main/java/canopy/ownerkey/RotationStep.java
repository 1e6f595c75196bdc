package canopy.ownerkey;

import canopy.journal.Intent;
import canopy.journal.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a rotation, as the page shows it.
 *
 * @param name the end of a message key
 * @param state {@code done}, {@code now}, {@code later}, {@code failed} or {@code doubt}
 * @param at when it was done; null when that is not known or it was not
 * @param said what came back or was seen: a message key or somebody's text; null when nothing
 */
record RotationStep(
        String name,
        String state,
        @Nullable Instant at,
        @Nullable String said) {

    private static final String DONE = "done";
    private static final String NOW = "now";
    private static final String LATER = "later";
    private static final String FAILED = "failed";
    private static final String DOUBT = "doubt";

    /** The steps of a rotation. */
    static List<RotationStep> of(Intent rotation, List<KeptKey> made) {
        KeptKey used = made.stream().filter(KeptKey::wasUsed).findFirst().orElse(null);
        Instant sealed = made.isEmpty() ? null : made.getLast().madeAt();
        return List.of(
                new RotationStep("made", sealed == null ? LATER : DONE, sealed, null),
                new RotationStep("sent", sent(rotation), rotation.sentAt(), null),
                answered(rotation),
                tried(rotation, used != null),
                used == null
                        ? new RotationStep("used", rotation.isOpen() ? LATER : FAILED, null, null)
                        : new RotationStep("used", DONE, used.usedFrom(), null));
    }

    /** The mark of the style sheet: only what needs somebody is coloured. */
    public String mark() {
        return switch (state) {
            case DONE -> "active";
            case FAILED -> "trouble";
            case DOUBT -> "warning";
            default -> "disabled";
        };
    }

    private static String sent(Intent rotation) {
        if (rotation.sentAt() != null) {
            return DONE;
        }
        return rotation.isOpen() ? NOW : FAILED;
    }

    private static RotationStep answered(Intent rotation) {
        Instant at = rotation.course().answeredAt();
        if (rotation.refusal() != null) {
            return new RotationStep("answered", FAILED, at, rotation.refusal().message());
        }
        if (rotation.stepsAccepted() > 0) {
            return new RotationStep("answered", DONE, at, null);
        }
        if (rotation.sentAt() == null) {
            return new RotationStep("answered", LATER, null, null);
        }
        List<String> answers = rotation.course().answers();
        String said = answers.isEmpty() ? null : answers.getLast();
        return new RotationStep("answered", rotation.state() == State.SENT ? NOW : DOUBT, at, said);
    }

    private static RotationStep tried(Intent rotation, boolean used) {
        if (used) {
            return new RotationStep("tried", DONE, null, null);
        }
        String seen = rotation.sight().seen();
        if (rotation.state() == State.UNKNOWN || rotation.state() == State.NEEDS_HUMAN) {
            return new RotationStep("tried", NOW, rotation.sight().lastLook(), seen);
        }
        return new RotationStep("tried", rotation.isOpen() || rotation.refusal() != null ? LATER : DONE, null, seen);
    }
}
