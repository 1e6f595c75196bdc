package canopy.billing;

import canopy.ledger.Ledger;
import canopy.manage.ManageException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Has upstream asked for today's figures while a page is made, one call at a time, and waits for a moment only. */
@Component
class TodaysBill implements DisposableBean {

    private static final Duration MOMENT = Duration.ofMillis(300);

    /** In the background, where no page waits. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** After a failure nobody waits again so soon: a page a second would all wait in vain. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("bill-of-today").daemon().factory());
    private CompletableFuture<Outcome> asking = CompletableFuture.completedFuture(Outcome.READ);
    private long restUntil = System.nanoTime();

    enum Outcome {
        /** As fresh as it is allowed to be. */
        READ,
        /** Upstream is being asked; look again in a moment. */
        READING,
        /** Upstream did not answer; what is shown is what was there before. */
        SILENT
    }

    TodaysBill(Ledger ledger) {
        this.ledger = ledger;
    }

    Outcome ask() {
        try {
            return begun().get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException longer) {
            return Outcome.READING;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Today's bill could not be asked for", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Outcome.READING;
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }

    private synchronized CompletableFuture<Outcome> begun() {
        if (asking.isDone() && restUntil - System.nanoTime() <= 0) {
            asking = CompletableFuture.supplyAsync(this::refreshed, background);
        }
        return asking;
    }

    private Outcome refreshed() {
        try {
            ledger.refreshToday(LONGEST);
            return Outcome.READ;
        } catch (ManageException silent) {
            rest();
            return Outcome.SILENT;
        }
    }

    private synchronized void rest() {
        restUntil = System.nanoTime() + REST.toNanos();
    }
}
