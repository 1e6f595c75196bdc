package canopy.ledger;

import canopy.ledger.Agenda.Item;
import canopy.ledger.LedgerState.Line;
import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills the ledger, one reading at a time, on one node for all. What is wanted and what is there stands in the database,
 * so any node goes on where another one stopped.
 */
@Component
class Filler {

    private static final Logger log = LoggerFactory.getLogger(Filler.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);
    private static final Duration PLACES_EVERY = Duration.ofSeconds(30);

    private final String node = UUID.randomUUID().toString();
    private final Agenda agenda;
    private final Fetching fetching;
    private final Places places;
    private final Parts parts;
    private final Subjects subjects;
    private final Wants wants;
    private final Tries tries;
    private final LedgerState state;
    private final Lease lease;
    private final Lineage lineage;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final LedgerSettings settings;
    private Instant placesLooked = Instant.MIN;

    Filler(
            Agenda agenda,
            Fetching fetching,
            Places places,
            Parts parts,
            Subjects subjects,
            Wants wants,
            Tries tries,
            LedgerState state,
            Lease lease,
            Lineage lineage,
            ReadBudget budget,
            UpstreamClock clock,
            LedgerSettings settings) {
        this.agenda = agenda;
        this.fetching = fetching;
        this.places = places;
        this.parts = parts;
        this.subjects = subjects;
        this.wants = wants;
        this.tries = tries;
        this.state = state;
        this.lease = lease;
        this.lineage = lineage;
        this.budget = budget;
        this.clock = clock;
        this.settings = settings;
    }

    /** There is nobody left to read for; the next node may begin at once. */
    void end() {
        lease.release(Lease.FILL, node);
    }

    /**
     * Does the next thing there is to do, if any.
     *
     * @return how long to wait before the next turn
     */
    Duration turn() {
        if (!lease.hold(Lease.FILL, node)) {
            return LOOK_EVERY;
        }
        lookForPlaces();
        Optional<UpstreamDay> misplaced = places.misplaced();
        if (misplaced.isPresent()) {
            places.sumAgain(misplaced.get());
            return Duration.ZERO;
        }
        Optional<Span> part = parts.due();
        if (part.isPresent()) {
            parts.make(part.get());
            return Duration.ZERO;
        }
        Line line = state.read();
        if (line.nextAt() != null && line.nextAt().isAfter(clock.now())) {
            return LOOK_EVERY;
        }
        return agenda.next(line.rereadAt()).map(item -> attempt(item, line)).orElse(LOOK_EVERY);
    }

    private void lookForPlaces() {
        Instant now = clock.now();
        if (!placesLooked.plus(PLACES_EVERY).isAfter(now)) {
            placesLooked = now;
            places.follow();
            places.resolve();
        }
    }

    private Duration attempt(Item item, Line before) {
        try {
            if (!lineage.isOurs()) {
                state.paused(Trouble.OTHER_ACCOUNT, null, clock.now().plus(AFTER_REFUSAL), before.failures());
                return LOOK_EVERY;
            }
            if (!budget.tryTakeShare()) {
                state.paused(Trouble.BUDGET_USED_UP, null, midnight(), 0);
                return LOOK_EVERY;
            }
            succeeded(item, read(item));
            return settings.pause();
        } catch (UnusableBill unusable) {
            unusable(item, String.valueOf(unusable.getMessage()));
            return settings.pause();
        } catch (ManageException failure) {
            log.warn("Bills could not be read: {}", Text.of(String.valueOf(failure.getMessage()), 400));
            failed(failure, item, before);
            return LOOK_EVERY;
        }
    }

    /** The days that could not be used, and why. */
    private Map<UpstreamDay, String> read(Item item) {
        if (item.subject() == Subjects.WHOLE_TREE) {
            fetching.day(item.span().from());
            return Map.of();
        }
        if (item.subject() == Subjects.OWN) {
            return fetching.own(item.span());
        }
        return fetching.models(subjects.read(item.subject()), item.span(), () -> budget.take(1, ReadBudget.BILLS));
    }

    private void succeeded(Item item, Map<UpstreamDay, String> apartFrom) {
        tries.succeeded(item.subject(), item.span(), apartFrom.keySet());
        apartFrom.forEach((day, why) -> {
            log.warn("A day of a bill cannot be used: {}", why);
            tries.failed(item.subject(), day, clock.now(), Trouble.UNUSABLE_BILL, why);
        });
        if (item.want() != null && item.subject() > Subjects.OWN) {
            wants.remove(item.want());
        }
        state.succeeded(clock.now(), item.again());
    }

    private void unusable(Item item, String why) {
        log.warn("A bill cannot be used: {}", why);
        if (item.subject() == Subjects.OWN && item.span().length() > 1) {
            tries.halve(item.subject(), item.span(), clock.now(), why);
        } else {
            failed(item, Trouble.UNUSABLE_BILL, why);
        }
    }

    /**
     * Models of a branch are asked for in one request, so all its days are put off together, and nobody is waited for: the
     * next look asks anew.
     */
    private void failed(Item item, Trouble trouble, String detail) {
        if (item.subject() <= Subjects.OWN) {
            tries.failed(item.subject(), day(item), clock.now(), trouble, detail);
            return;
        }
        Instant now = clock.now();
        item.span().days().forEach(day -> tries.failed(item.subject(), day, now, trouble, detail));
        if (item.want() != null) {
            wants.remove(item.want());
        }
    }

    private void failed(ManageException failure, Item item, Line before) {
        Trouble trouble = switch (failure) {
            case Rejected refused -> Trouble.UPSTREAM_REFUSED;
            case NotFound nothing -> Trouble.UPSTREAM_REFUSED;
            case Unavailable silent -> Trouble.UPSTREAM_SILENT;
            case Unknown unclear -> Trouble.UPSTREAM_SILENT;
        };
        String detail = String.valueOf(failure.getMessage());
        failed(item, trouble, detail);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before.failures(), 10));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration asked = failure instanceof Rejected refused ? refused.retryAfter() : null;
        pause = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
        // Nodes of many consoles do not come back in step.
        Duration jitter = Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, 2 + pause.toMillis() / 5));
        state.paused(trouble, detail, clock.now().plus(pause).plus(jitter), before.failures() + 1);
    }

    /** The day that a failure is remembered by. */
    private static UpstreamDay day(Item item) {
        return item.subject() == Subjects.OWN ? item.span().to() : item.span().from();
    }

    private Instant midnight() {
        return clock.today().plusDays(1).date().atStartOfDay(clock.zone()).toInstant();
    }
}
