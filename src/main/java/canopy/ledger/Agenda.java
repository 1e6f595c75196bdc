package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.Wants.Want;
import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is read next: what pages wait for, then closed days that are missing, the newest first, then days whose figures may
 * have changed since.
 */
@Component
class Agenda {

    /** Upstream corrects bills of the last weeks; a closed day is read again once a week as long as it is that young. */
    private static final int YOUNG = 35;

    private static final Duration WEEK = Duration.ofDays(7);

    /** Often enough to get round 35 days in half a week. */
    private static final Duration BETWEEN_REREADS = Duration.ofHours(2);

    private final Wants wants;
    private final Tries tries;
    private final DayTable days;
    private final Closing closing;
    private final UpstreamClock clock;
    private final LedgerSettings settings;

    Agenda(Wants wants, Tries tries, DayTable days, Closing closing, UpstreamClock clock, LedgerSettings settings) {
        this.wants = wants;
        this.tries = tries;
        this.days = days;
        this.closing = closing;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * One reading, of one subject.
     *
     * @param again whether it is there and may have changed
     */
    record Item(
            long subject,
            Span span,
            boolean again,
            @Nullable Want want) {}

    Optional<Item> next(@Nullable Instant rereadAt) {
        Optional<Item> wanted = wanted();
        if (wanted.isPresent()) {
            return wanted;
        }
        Span base =
                Span.lastDays(settings.days() > Span.LONGEST ? Span.LONGEST : settings.days(), closing.lastClosed());
        return missing(Subjects.WHOLE_TREE, base)
                .or(() ->
                        settings.days() > Span.LONGEST ? missing(Subjects.WHOLE_TREE, beyond(base)) : Optional.empty())
                .or(() -> missing(Subjects.OWN, base))
                .or(() -> again(rereadAt));
    }

    private Span beyond(Span base) {
        return Span.lastDays(settings.days() - Span.LONGEST, base.from().plusDays(-1));
    }

    private Optional<Item> wanted() {
        List<Want> all = new ArrayList<>(wants.all());
        // Somebody looks at a page that shows nothing by model; days are filled in any case.
        all.sort(Comparator.comparing(want -> want.subject() <= Subjects.OWN));
        for (Want want : all) {
            Optional<Item> item = want.subject() <= Subjects.OWN
                    ? missing(want.subject(), want.span())
                            .map(found -> new Item(found.subject, found.span, false, want))
                    : models(want);
            if (item.isPresent()) {
                return item;
            }
            forgetIfDone(want);
        }
        return Optional.empty();
    }

    private Optional<Item> models(Want want) {
        boolean waiting = tries.of(want.subject(), want.span().from())
                .filter(attempt -> attempt.nextAt().isAfter(clock.now()))
                .isPresent();
        return waiting || isThere(want)
                ? Optional.empty()
                : Optional.of(new Item(want.subject(), want.span(), false, want));
    }

    /** Another answer may have brought all of it. */
    private boolean isThere(Want want) {
        NavigableMap<UpstreamDay, Day> kept = days.read(want.subject(), want.span());
        return want.span().days().stream().allMatch(day -> isClosed(kept.get(day)));
    }

    private void forgetIfDone(Want want) {
        if (want.subject() > Subjects.OWN && isThere(want)) {
            wants.remove(want);
        } else if (want.subject() <= Subjects.OWN
                && tries.waiting(want.subject(), clock.now()).stream().noneMatch(want.span()::contains)) {
            wants.remove(want);
        }
    }

    /** Of all descendants one day at a time, of the owner as many as can be asked for at once. */
    private Optional<Item> missing(long subject, Span span) {
        Span closed = span.upTo(closing.lastClosed());
        if (closed == null) {
            return Optional.empty();
        }
        NavigableMap<UpstreamDay, Day> kept = days.read(subject, closed);
        return run(subject, closed.days().reversed(), day -> !isClosed(kept.get(day)))
                .map(next -> new Item(subject, next, false, null));
    }

    /**
     * The first of the days that are due, and of the owner those after it as well: as far as the next one that is put off,
     * so that it spoils no answer about others.
     */
    private Optional<Span> run(long subject, List<UpstreamDay> days, Predicate<UpstreamDay> due) {
        Set<UpstreamDay> waiting = tries.waiting(subject, clock.now());
        Map<UpstreamDay, Integer> atOnce = tries.atOnce(subject);
        int limit = subject == Subjects.OWN ? Span.LONGEST : 1;
        int length = 0;
        UpstreamDay first = null;
        UpstreamDay last = null;
        for (UpstreamDay day : days) {
            boolean next = due.test(day) && !waiting.contains(day);
            first = first == null && next ? day : first;
            if (first != null) {
                limit = Math.min(limit, atOnce.getOrDefault(day, Span.LONGEST));
                length++;
                if (waiting.contains(day) || length > limit) {
                    break;
                }
                last = next ? day : last;
            }
        }
        return first == null || last == null ? Optional.empty() : Optional.of(Span.between(first, last));
    }

    private Optional<Item> again(@Nullable Instant rereadAt) {
        Instant now = clock.now();
        if (rereadAt != null && rereadAt.plus(BETWEEN_REREADS).isAfter(now)) {
            return Optional.empty();
        }
        Span young = Span.lastDays(YOUNG, closing.lastClosed());
        return oldest(young)
                .map(day -> new Item(Subjects.WHOLE_TREE, Span.of(day), true, null))
                .or(() -> ownAgain(young));
    }

    private Optional<UpstreamDay> oldest(Span young) {
        Set<UpstreamDay> waiting = tries.waiting(Subjects.WHOLE_TREE, clock.now());
        return days.read(Subjects.WHOLE_TREE, young).values().stream()
                .filter(day -> isDueAgain(day) && !waiting.contains(day.day()))
                .min(Comparator.comparing(Day::readAt).thenComparing(Day::day))
                .map(Day::day);
    }

    /** As one of them is due, the younger ones are read with it: it is one request in any case. */
    private Optional<Item> ownAgain(Span young) {
        return days.read(Subjects.OWN, young).values().stream()
                .filter(this::isDueAgain)
                .map(Day::day)
                .filter(day -> !tries.waiting(Subjects.OWN, clock.now()).contains(day))
                .findFirst()
                .flatMap(day -> run(Subjects.OWN, new Span(day, young.to()).days(), on -> true))
                .map(span -> new Item(Subjects.OWN, span, true, null));
    }

    private boolean isDueAgain(Day day) {
        return day.closed() && !day.readAt().isAfter(clock.now().minus(WEEK));
    }

    private static boolean isClosed(@Nullable Day day) {
        return day != null && day.closed();
    }
}
