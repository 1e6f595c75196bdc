package canopy.directory;

import canopy.directory.MirrorState.Problem;
import canopy.directory.Outcome.Complete;
import canopy.directory.Outcome.Foreign;
import canopy.directory.Outcome.Lost;
import canopy.directory.Outcome.Stopped;
import canopy.directory.Register.Line;
import canopy.ledger.ReadBudget;
import canopy.ledger.Spend;
import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Walks when a walk is due and no other node does: one walk serves all nodes. */
@Component
class Walker {

    private static final Logger log = LoggerFactory.getLogger(Walker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LEASE_KEPT_EVERY = Duration.ofSeconds(8);

    private final String node = UUID.randomUUID().toString();
    private final Register register;
    private final Ownership ownership;
    private final Subaccounts subaccounts;
    private final Keeping keeping;
    private final Absent absent;
    private final Spend spend;
    private final ReadBudget budget;
    private final RosterKeeper rosters;
    private final UpstreamClock clock;
    private final DirectorySettings settings;

    Walker(
            Register register,
            Ownership ownership,
            Subaccounts subaccounts,
            Keeping keeping,
            Absent absent,
            Spend spend,
            ReadBudget budget,
            RosterKeeper rosters,
            UpstreamClock clock,
            DirectorySettings settings) {
        this.register = register;
        this.ownership = ownership;
        this.subaccounts = subaccounts;
        this.keeping = keeping;
        this.absent = absent;
        this.spend = spend;
        this.budget = budget;
        this.rosters = rosters;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Walks if it is time to.
     *
     * @param ending whether this node is about to stop
     * @return whether it walked
     */
    boolean walkIfDue(BooleanSupplier ending) {
        Line before = register.read();
        Instant started = clock.now();
        if (before.walking() || !isDue(before, started) || !register.claim(node, started)) {
            return false;
        }
        Ticker heartbeat = new Ticker("walk lease", LEASE_KEPT_EVERY, () -> register.renew(node));
        try {
            close(attempt(before, started, ending), started, before.failures());
        } finally {
            heartbeat.close();
        }
        return true;
    }

    private static boolean isDue(Line line, Instant now) {
        return line.nextWalk() == null || !line.nextWalk().isAfter(now);
    }

    private Outcome attempt(Line before, Instant started, BooleanSupplier ending) {
        try {
            return walk(before, started, ending);
        } catch (ManageException failure) {
            if (ending.getAsBoolean()) {
                return Stopped.because(Problem.STOPPED);
            }
            log.warn("Upstream could not be walked: {}", LogText.of(failure));
            return stopped(failure);
        }
    }

    private Outcome walk(Line before, Instant started, BooleanSupplier ending) {
        // What a walk of the last size takes, and two bills: half a walk helps nobody.
        int expected = 3 + (before.rowsTotal() == null ? 1 : Math.ceilDiv(before.rowsTotal(), Walk.PAGE));
        if (budget.state().left() < expected || !budget.tryTake(1, "owner")) {
            return Stopped.because(Problem.BUDGET_USED_UP);
        }
        if (!ownership.confirm()) {
            return new Foreign();
        }
        Walk walk = new Walk(
                subaccounts,
                budget,
                keeping,
                clock,
                settings.maxPages(),
                before.completeSince() != null,
                lease(ending));
        Outcome outcome = walk.run();
        if (outcome instanceof Complete && !absent.mark(walk.seen(), started)) {
            outcome = Stopped.because(Problem.TOTAL_DISAGREES);
        }
        if (!(outcome instanceof Lost) && !ending.getAsBoolean()) {
            readSpend();
        }
        return outcome;
    }

    private Walk.Lease lease(BooleanSupplier ending) {
        return new Walk.Lease() {
            @Override
            public boolean holds(int rowsRead, @Nullable Integer total) {
                return register.heartbeat(node, rowsRead, total);
            }

            @Override
            public boolean isEnding() {
                return ending.getAsBoolean();
            }
        };
    }

    /** Accounts without their spend are worth having; how old the spend is shows. */
    private void readSpend() {
        try {
            if (spend.refresh()) {
                register.spendRead();
            }
        } catch (ManageException failure) {
            log.warn("The bills of today and of this month could not be read: {}", LogText.of(failure));
        }
    }

    private void close(Outcome outcome, Instant started, int failures) {
        Instant ended = clock.now();
        Instant next = started.plus(settings.walkEvery());
        switch (outcome) {
            case Complete complete -> {
                // Before it is called complete, so that no query here has to wait for what the walk changed.
                rosters.follow();
                register.completed(node, started, ended, next);
            }
            case Foreign foreign -> {
                log.error(
                        "The owner key is that of another account than this database belongs to: nothing is mirrored");
                register.release(node, next);
            }
            case Lost lost -> log.warn("Another node has taken over the walk");
            case Stopped stopped ->
                register.stopped(
                        node,
                        ended,
                        stopped.problem(),
                        stopped.detail(),
                        stopped.failure(),
                        next(stopped, started, ended, failures));
        }
    }

    private Instant next(Stopped stopped, Instant started, Instant ended, int failures) {
        if (stopped.problem() == Problem.BUDGET_USED_UP) {
            return clock.today().plusDays(1).date().atStartOfDay(clock.zone()).toInstant();
        }
        if (stopped.problem() == Problem.STOPPED) {
            return ended;
        }
        if (!stopped.failure()) {
            return started.plus(settings.walkEvery());
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        if (pause.compareTo(settings.walkEvery()) > 0) {
            pause = settings.walkEvery();
        }
        if (stopped.retryAfter() != null && stopped.retryAfter().compareTo(pause) > 0) {
            pause = stopped.retryAfter();
        }
        // Nodes of many consoles do not come back in step.
        return ended.plus(pause).plusMillis(ThreadLocalRandom.current().nextLong(1, 1 + pause.toMillis() / 5));
    }

    private static Stopped stopped(ManageException failure) {
        String detail = Storable.start(String.valueOf(failure.getMessage()), 400);
        return switch (failure) {
            case Rejected refused -> new Stopped(Problem.UPSTREAM_REFUSED, detail, true, refused.retryAfter());
            case NotFound nothing -> new Stopped(Problem.UPSTREAM_REFUSED, detail, true, null);
            case Unavailable silent -> new Stopped(Problem.UPSTREAM_SILENT, detail, true, null);
            case Unknown unclear -> new Stopped(Problem.UPSTREAM_SILENT, detail, true, null);
        };
    }
}
