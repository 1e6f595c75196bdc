package canopy.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the loop that settles what is in doubt going, on a thread of its own, from start to stop. */
@Component
class Watchman implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Watch watch;
    private final JournalSettings settings;
    private @Nullable Round round;

    Watchman(Watch watch, JournalSettings settings) {
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        round = new Round(watch, settings.lookEvery());
    }

    @Override
    public synchronized void stop() {
        if (round != null) {
            round.end();
            round = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return round != null;
    }

    private static final class Round {

        private final Semaphore ended = new Semaphore(0);
        private final Watch watch;
        private final Duration pause;
        private final Thread thread;

        Round(Watch watch, Duration pause) {
            this.watch = watch;
            this.pause = pause;
            this.thread = Thread.ofVirtual().name("journal watch").start(this::run);
        }

        /** Not interrupted: the embedded database closes its file when that happens in the middle of reading it. */
        void end() {
            ended.release();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                do {
                    // A turn has a thread of its own: whatever it throws is reported and ends this turn only.
                    Thread.ofVirtual()
                            .name("journal watch turn")
                            .start(watch::turn)
                            .join();
                } while (!ended.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS));
                Thread.ofVirtual().name("journal watch end").start(watch::end).join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
