package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings an account up to an instant: what it consumed since is taken from its cards, day by day and expiry by expiry,
 * and it stands still where its balance, its daily or its monthly limit ends. The result depends on the instants of
 * changes only, never on who looked when.
 */
final class Spending {

    /** Usage is recorded a little late. */
    static final long LAG_SECONDS = 10;

    /** Model calls need a dollar. */
    private static final BigDecimal LEAST_BALANCE = BigDecimal.ONE;

    private final Usage usage;
    private final BusinessDays days;

    Spending(Usage usage, BusinessDays days) {
        this.usage = usage;
        this.days = days;
    }

    Account upTo(Account account, Instant now) {
        // Never back over midnight: a new day begins with the clock, not with the lag.
        long midnight = days.startOf(days.dayOf(now.getEpochSecond()));
        return settled(account, Math.max(now.getEpochSecond() - LAG_SECONDS, midnight));
    }

    /** Up to the day's beginning, from which on reading is cheap. */
    Account upToMidnight(Account account, Instant now) {
        return settled(account, days.startOf(days.dayOf(now.getEpochSecond())));
    }

    /** After a change: consumes from here on if, and at the multiplier at which, the account now may. */
    Account realigned(Account account) {
        Draft draft = account.draft();
        align(account, draft);
        return draft.done();
    }

    private Account settled(Account account, long until) {
        if (account.meter().settled() >= until || usage.appetite(account.id()).isNone()) {
            return account;
        }
        Draft draft = account.draft();
        while (draft.meter.settled() < until) {
            long from = draft.meter.settled();
            long day = days.dayOf(from);
            long dayEnd = days.startOf(day + 1);
            long end = Math.min(until, dayEnd);
            Optional<Instant> expiry = draft.wallet.nextExpiry(at(from), at(end));
            long stop =
                    expiry.map(instant -> Math.max(from + 1, ceiling(instant))).orElse(end);
            advance(account, draft, day, Math.min(stop, end));
            boolean newDay = draft.meter.settled() == dayEnd;
            if (newDay) {
                startDay(draft, day + 1);
            }
            if (newDay || expiry.isPresent()) {
                align(account, draft);
            }
        }
        return draft.done();
    }

    private void advance(Account account, Draft draft, long day, long end) {
        Meter meter = draft.meter;
        if (meter.timeline().presentPpm() == 0) {
            draft.meter = moved(meter, end, new Tally(), meter.timeline());
            return;
        }
        Tally whole = between(account.id(), meter, day, end);
        long room = room(draft);
        if (whole.micros() < room) {
            take(draft, end, whole, meter.timeline());
            return;
        }
        long stop = room <= 0 ? meter.settled() : reaching(room, account.id(), meter, day, end);
        Tally part = between(account.id(), meter, day, stop);
        take(draft, stop, part, meter.timeline().then(stop, 0));
        draft.meter = moved(draft.meter, end, new Tally(), draft.meter.timeline());
    }

    /** What may still be consumed before something ends it. */
    private static long room(Draft draft) {
        long room = Usd.micros(draft.wallet.balanceAt(at(draft.meter.settled())).subtract(LEAST_BALANCE));
        if (draft.limits.daily().signum() > 0) {
            room = Math.min(room, Usd.micros(draft.limits.daily()) - draft.meter.dayUsed());
        }
        if (draft.limits.hard().signum() > 0) {
            room = Math.min(room, Usd.micros(draft.limits.hard()) - draft.meter.monthUsed());
        }
        return room;
    }

    private long reaching(long room, long id, Meter meter, long day, long end) {
        long low = meter.settled();
        long high = end;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (between(id, meter, day, middle).micros() >= room) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private Tally between(long id, Meter meter, long day, long end) {
        Tally sum = new Tally();
        usage.consume(id, meter.timeline(), day, meter.settled(), end, sum);
        return sum;
    }

    private static void take(Draft draft, long end, Tally sum, Timeline timeline) {
        if (sum.micros() > 0) {
            draft.wallet = draft.wallet.spend(sum.cost(), at(draft.meter.settled()));
        }
        draft.meter = moved(draft.meter, end, sum, timeline);
    }

    private static Meter moved(Meter meter, long to, Tally sum, Timeline timeline) {
        return new Meter(
                to,
                meter.used() + sum.micros(),
                meter.requests() + sum.requests(),
                meter.dayUsed() + sum.micros(),
                meter.monthUsed() + sum.micros(),
                timeline);
    }

    private void startDay(Draft draft, long day) {
        Meter meter = draft.meter;
        draft.meter = new Meter(
                meter.settled(),
                meter.used(),
                meter.requests(),
                0,
                days.opensMonth(day) ? 0 : meter.monthUsed(),
                meter.timeline());
    }

    private void align(Account account, Draft draft) {
        boolean may = draft.status
                && !draft.suspended
                && !draft.deleted
                && !draft.access.models().allowsNothing()
                && room(draft) > 0
                && !usage.appetite(account.id()).isNone();
        long ppm = may ? draft.terms.multiplierPpm() : 0;
        draft.meter = draft.meter.onTimeline(draft.meter.timeline().then(draft.meter.settled(), ppm));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static long ceiling(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
