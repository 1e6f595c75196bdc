package canopy.funding;

import canopy.journal.Kind;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which way credit moves. */
enum Direction {
    TOP_UP("top-up", Kind.TOP_UP),
    CLAW_BACK("claw-back", Kind.CLAW_BACK);

    private final String key;
    private final Kind kind;

    Direction(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** As forms and message keys write it. */
    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Direction> of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(direction -> direction.key.equals(key))
                .findFirst();
    }
}
