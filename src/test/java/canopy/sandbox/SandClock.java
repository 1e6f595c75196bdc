package canopy.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class SandClock implements InstantSource {

    /** Saturday, 21 November 2026, 15:00 in Shanghai. */
    static final Instant AFTERNOON = Instant.parse("2026-11-21T07:00:00Z");

    private Instant now = AFTERNOON;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void forward(Duration duration) {
        now = now.plus(duration);
    }
}
