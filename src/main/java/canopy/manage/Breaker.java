package canopy.manage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares callers the wait while upstream hangs: once half of the last reads failed, reads fail at once for a pause; then
 * one read may try, and its end decides.
 */
final class Breaker {

    private static final int WINDOW = 20;
    private static final int FEWEST = 10;

    private final Clock clock;
    private final Duration pause;
    private final boolean[] failed = new boolean[WINDOW];
    private int seen;
    private @Nullable Instant openSince;
    private boolean probing;

    Breaker(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether a read may be sent now. Each yes is followed by {@link #record}. */
    synchronized boolean allows() {
        if (openSince == null) {
            return true;
        }
        if (probing || clock.instant().isBefore(openSince.plus(pause))) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void record(boolean failure) {
        if (openSince != null) {
            settleProbe(failure);
            return;
        }
        failed[seen % WINDOW] = failure;
        seen++;
        int known = Math.min(seen, WINDOW);
        if (known >= FEWEST && 2 * failures(known) >= known) {
            openSince = clock.instant();
        }
    }

    private void settleProbe(boolean failure) {
        if (!probing) {
            // A read from before the opening ended late; it decides nothing.
            return;
        }
        probing = false;
        openSince = failure ? clock.instant() : null;
        seen = 0;
    }

    private int failures(int known) {
        int failures = 0;
        for (int i = 0; i < known; i++) {
            failures += failed[i] ? 1 : 0;
        }
        return failures;
    }
}
