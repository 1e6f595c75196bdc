package canopy.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the filling of the ledger going, on a thread of its own, from start to stop. */
@Component
class Worker implements SmartLifecycle {

    /** The first pages after a start come first. */
    private static final Duration BEGINS_AFTER = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** After a turn that failed for a reason of our own, such as a database that is away. */
    private static final Duration AFTER_ACCIDENT = Duration.ofSeconds(10);

    private final Filler filler;
    private final LedgerSettings settings;
    private volatile @Nullable Shift shift;

    Worker(Filler filler, LedgerSettings settings) {
        this.filler = filler;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.filling() && shift == null) {
            shift = new Shift(filler);
        }
    }

    /** Looks at once what there is to do. */
    void wake() {
        Shift present = shift;
        if (present != null) {
            present.wake.release();
        }
    }

    @Override
    public synchronized void stop() {
        Shift present = shift;
        shift = null;
        if (present != null) {
            present.end();
            filler.end();
        }
    }

    @Override
    public boolean isRunning() {
        return shift != null;
    }

    private static final class Shift {

        private final Semaphore wake = new Semaphore(0);
        private final Filler filler;
        private final Thread thread;
        private volatile Duration pause = BEGINS_AFTER;
        private volatile boolean ended;

        Shift(Filler filler) {
            this.filler = filler;
            this.thread = Thread.ofVirtual().name("ledger").start(this::run);
        }

        /** Not interrupted: the embedded database closes its file when that happens in the middle of reading it. */
        void end() {
            ended = true;
            wake.release();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (!ended) {
                    if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        wake.drainPermits();
                    }
                    if (!ended) {
                        pause = AFTER_ACCIDENT;
                        // A turn has a thread of its own: whatever it throws is reported and ends this turn only.
                        Thread.ofVirtual()
                                .name("ledger turn")
                                .start(() -> pause = filler.turn())
                                .join();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
