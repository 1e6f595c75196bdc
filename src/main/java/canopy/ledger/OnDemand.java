package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.ModelDays.State;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What pages need and the ledger does not fetch by itself: older days, and models of branches and accounts. */
@Component
class OnDemand {

    /** Models of a day that is not closed are asked for again when they are older than this. */
    private static final Duration OPEN_AGE = Duration.ofMinutes(5);

    private final Snapshot snapshot;
    private final Subjects subjects;
    private final DayTable days;
    private final ModelLines models;
    private final AccountBook book;
    private final Wants wants;
    private final Tries tries;
    private final LedgerState state;
    private final Closing closing;
    private final UpstreamClock clock;
    private final TransactionTemplate transaction;
    private final Worker worker;

    /** @param lacking the days that are not there, or not new enough */
    private record Found(ModelDays models, List<UpstreamDay> lacking) {}

    OnDemand(
            Snapshot snapshot,
            Subjects subjects,
            DayTable days,
            ModelLines models,
            AccountBook book,
            Wants wants,
            Tries tries,
            LedgerState state,
            Closing closing,
            UpstreamClock clock,
            TransactionTemplate transaction,
            Worker worker) {
        this.snapshot = snapshot;
        this.subjects = subjects;
        this.days = days;
        this.models = models;
        this.book = book;
        this.wants = wants;
        this.tries = tries;
        this.state = state;
        this.closing = closing;
        this.clock = clock;
        this.transaction = transaction;
        this.worker = worker;
    }

    /** Puts the closed days of a span that are missing before all others. */
    void wantDays(Span span) {
        Span closed = span.upTo(closing.lastClosed());
        if (closed == null) {
            return;
        }
        for (long subject : new long[] {Subjects.WHOLE_TREE, Subjects.OWN}) {
            long there = days.read(subject, closed).values().stream()
                    .filter(Day::closed)
                    .count();
            if (there < closed.length()) {
                wants.add(subject, closed, clock.now());
                worker.wake();
            }
        }
    }

    Optional<Long> subject(Dna branch) {
        return branch.isWholeTree() ? Optional.of(Subjects.WHOLE_TREE) : subjects.find(branch, false);
    }

    ModelDays models(Span span, AccountId account) {
        AccountBook.Known known = book.all().get(account.value());
        Dna branch = known == null || known.branch() == null ? new Dna("." + account + ".") : known.branch();
        return models(span, branch, true);
    }

    ModelDays models(Span span, Dna branch, boolean alone) {
        Map<Long, AccountBook.Known> accounts = book.all();
        boolean billed = alone
                ? accounts.containsKey(branch.ids().getLast().value())
                : accounts.values().stream()
                        .anyMatch(known ->
                                known.branch() != null && known.branch().isWithin(branch));
        if (!billed) {
            return snapshot.of(() -> nothing(span, days.read(Subjects.WHOLE_TREE, span)));
        }
        long subject = numbered(branch, alone);
        Found there = snapshot.of(() -> new Found(
                models.read(subject, span),
                lacking(days.read(Subjects.WHOLE_TREE, span), days.read(subject, span), alone)));
        ModelDays found = there.models;
        List<UpstreamDay> lacking = there.lacking;
        if (lacking.isEmpty()) {
            return found;
        }
        Set<UpstreamDay> putOff = tries.waiting(subject, clock.now());
        List<UpstreamDay> due =
                lacking.stream().filter(day -> !putOff.contains(day)).toList();
        if (due.isEmpty()) {
            return waiting(found, subject, lacking.getFirst());
        }
        wants.add(subject, new Span(due.getFirst(), due.getLast()), clock.now());
        worker.wake();
        return waiting(found, subject, due.getFirst());
    }

    private ModelDays waiting(ModelDays found, long subject, UpstreamDay first) {
        LedgerState.Line line = state.read();
        Instant now = clock.now();
        if (line.trouble() != null && line.nextAt() != null && line.nextAt().isAfter(now)) {
            return found.as(State.NOT_AVAILABLE, line.trouble(), line.detail());
        }
        return tries.of(subject, first)
                .filter(attempt -> attempt.nextAt().isAfter(now))
                .map(attempt -> found.as(State.NOT_AVAILABLE, attempt.trouble(), attempt.detail()))
                .orElseGet(() -> found.as(State.FETCHING, null, null));
    }

    /** The days that the ledger holds of all, and not of the subject, or not new enough. */
    private List<UpstreamDay> lacking(
            NavigableMap<UpstreamDay, Day> all, NavigableMap<UpstreamDay, Day> ofSubject, boolean alone) {
        Instant stale = clock.now().minus(OPEN_AGE);
        List<UpstreamDay> lacking = new ArrayList<>();
        for (Day day : all.values()) {
            Day present = ofSubject.get(day.day());
            boolean enough = present != null
                    && (present.closed() || (!day.closed() && present.readAt().isAfter(stale)));
            if (!enough && (alone || day.placed())) {
                lacking.add(day.day());
            }
        }
        return lacking;
    }

    private long numbered(Dna branch, boolean alone) {
        return subjects.find(branch, alone)
                .orElseGet(() -> Objects.requireNonNull(transaction.execute(status -> {
                    state.lock();
                    return alone
                            ? subjects.ofAccount(branch)
                            : Objects.requireNonNull(
                                    subjects.ofBranches(List.of(branch)).get(branch));
                })));
    }

    /** Nobody in it was ever billed: each day that is there is one without use. */
    private ModelDays nothing(Span span, NavigableMap<UpstreamDay, Day> kept) {
        Span past = span.upTo(closing.today());
        int missing = past == null ? 0 : past.length() - kept.size();
        @Nullable Figures total = missing == 0 && past != null ? Figures.ZERO : null;
        SortedMap<UpstreamDay, List<ModelLine>> byDay = new TreeMap<>();
        kept.keySet().forEach(day -> byDay.put(day, List.of()));
        return new ModelDays(State.READY, null, null, List.of(), byDay, total, missing, null, null, null);
    }
}
