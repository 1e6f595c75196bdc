package canopy.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The journal's clock, standing still until a test moves it on. */
final class JournalClock extends JournalTime {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T04:00:00Z"));

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    Instant now() {
        return now.get();
    }
}
