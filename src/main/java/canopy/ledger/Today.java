package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.manage.ManageException;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * The bills of days that are not closed, read when somebody looks and what is kept is too old: by one reader at a time, on
 * all nodes together, however many look.
 */
@Component
class Today {

    private static final Logger log = LoggerFactory.getLogger(Today.class);

    /** Whoever looks right after a failure is told of that one. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Fetching fetching;
    private final DayTable days;
    private final Closing closing;
    private final Lineage lineage;
    private final Lease lease;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final LedgerSettings settings;
    private @Nullable CompletableFuture<Void> reading;
    private @Nullable ManageException failure;
    private Instant failedAt = Instant.MIN;

    Today(
            Fetching fetching,
            DayTable days,
            Closing closing,
            Lineage lineage,
            Lease lease,
            ReadBudget budget,
            UpstreamClock clock,
            LedgerSettings settings) {
        this.fetching = fetching;
        this.days = days;
        this.closing = closing;
        this.lineage = lineage;
        this.lease = lease;
        this.budget = budget;
        this.clock = clock;
        this.settings = settings;
    }

    /** @return whether all is as fresh as it has to be; false where it is still being read */
    boolean refresh(Duration patience) {
        return !isStale() || await(begun(), patience);
    }

    /** Reads what is too old, here and now; false when the budget is used up or another node is at it. */
    boolean readNow() {
        String reader = UUID.randomUUID().toString();
        if (!lease.hold(Lease.TODAY, reader)) {
            return false;
        }
        try {
            return read();
        } finally {
            lease.release(Lease.TODAY, reader);
        }
    }

    private boolean read() {
        if (!lineage.isOurs()) {
            return false;
        }
        Span open = open();
        try {
            for (UpstreamDay day : open.days()) {
                if (isStale(Subjects.WHOLE_TREE, day)) {
                    if (!budget.tryTake(1, ReadBudget.BILLS)) {
                        return false;
                    }
                    fetching.day(day);
                }
            }
            if (isStale(Subjects.OWN, open.to())) {
                if (!budget.tryTake(1, ReadBudget.BILLS)) {
                    return false;
                }
                Map<UpstreamDay, String> unusable = fetching.own(open);
                if (!unusable.isEmpty()) {
                    throw new UnusableBill(String.join("; ", unusable.values()));
                }
            }
            return true;
        } catch (UnusableBill unusable) {
            throw new Unavailable(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private synchronized CompletableFuture<Void> begun() {
        CompletableFuture<Void> present = reading;
        if (present != null && !present.isDone()) {
            return present;
        }
        if (failure != null && isJustNow(failure)) {
            throw failure;
        }
        CompletableFuture<Void> begun = new CompletableFuture<>();
        reading = begun;
        Thread.ofVirtual().name("today's bill").start(() -> run(begun));
        return begun;
    }

    /** An answer that cannot be used costs a read as well: no more of them than of those that can. */
    private Duration pause(ManageException failed) {
        return failed.getCause() instanceof UnusableBill ? settings.todayAge() : AFTER_FAILURE;
    }

    /** Not where the clock was put back since: the pause would last as long as that. */
    private boolean isJustNow(ManageException failed) {
        Duration since = Duration.between(failedAt, clock.now());
        return !since.isNegative() && since.compareTo(pause(failed)) < 0;
    }

    private void run(CompletableFuture<Void> end) {
        try {
            while (!readNow() && isStale() && lease.isHeld(Lease.TODAY)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            ended(null);
            end.complete(null);
        } catch (ManageException failed) {
            ended(failed);
            end.completeExceptionally(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end.complete(null);
        } catch (NestedRuntimeException fault) {
            log.warn("Today's bill could not be kept: the database cannot be asked", fault);
        } finally {
            // Where it was the database nobody waits for it.
            end.complete(null);
        }
    }

    private synchronized void ended(@Nullable ManageException failed) {
        failure = failed;
        failedAt = clock.now();
    }

    private static boolean await(CompletableFuture<Void> reading, Duration patience) {
        try {
            reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException later) {
            log.debug("Today's bill takes its time");
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ManageException upstream) {
                throw upstream;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Span open() {
        UpstreamDay first = closing.lastClosed().plusDays(1);
        UpstreamDay today = closing.today();
        return new Span(first.compareTo(today) > 0 ? today : first, today);
    }

    private boolean isStale() {
        Span open = open();
        return isStale(Subjects.OWN, open.to())
                || open.days().stream().anyMatch(day -> isStale(Subjects.WHOLE_TREE, day));
    }

    private boolean isStale(long subject, UpstreamDay day) {
        Day present = days.read(subject, day).orElse(null);
        return present == null
                || (!present.closed()
                        && !present.readAt().plus(settings.todayAge()).isAfter(clock.now()));
    }
}
