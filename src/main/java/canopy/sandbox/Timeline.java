package canopy.sandbox;

import java.util.ArrayList;
import java.util.List;

/** From which second on an account consumed, and at which multiplier (in millionths); 0 means that it stood still. */
record Timeline(List<Stretch> stretches) {

    /** Lasts until the next one begins; the last one has no end. */
    record Stretch(long since, long ppm) {}

    Timeline {
        stretches = List.copyOf(stretches);
    }

    static Timeline since(long second, long ppm) {
        return new Timeline(List.of(new Stretch(second, ppm)));
    }

    long presentPpm() {
        return stretches.getLast().ppm();
    }

    /** The same past, another present; a stretch without length leaves no trace. */
    Timeline then(long second, long ppm) {
        if (presentPpm() == ppm) {
            return this;
        }
        List<Stretch> more = new ArrayList<>(stretches);
        if (more.getLast().since() >= second) {
            more.removeLast();
        }
        if (more.isEmpty() || more.getLast().ppm() != ppm) {
            more.add(new Stretch(second, ppm));
        }
        return new Timeline(more);
    }

    long start() {
        return stretches.getFirst().since();
    }
}
