package canopy.directory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does something again and again, one at a time, until closed; what fails is tried again with the next turn. */
final class Ticker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Semaphore wake = new Semaphore(0);
    private final String name;
    private final Duration interval;
    private final Runnable action;
    private final Thread thread;
    private volatile boolean closed;

    Ticker(String name, Duration interval, Runnable action) {
        this.name = name;
        this.interval = interval;
        this.action = action;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Does not wait for the interval to pass. */
    void wake() {
        wake.release();
    }

    /**
     * Waits a while for the present turn to end. It is not interrupted: the embedded database closes its file when a
     * thread is interrupted in the middle of reading it.
     */
    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                // A turn has a thread of its own: whatever it throws is reported and ends this turn only.
                Thread.ofVirtual().name(name + " turn").start(action).join();
                if (wake.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
