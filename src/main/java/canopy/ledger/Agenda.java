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
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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
        return waiting ? Optional.empty() : Optional.of(new Item(want.subject(), want.span(), false, want));
    }

    private void forgetIfDone(Want want) {
        if (want.subject() <= Subjects.OWN
                && tries.waiting(want.subject(), clock.now()).stream().noneMatch(want.span()::contains)) {
            wants.remove(want);
        }
    }

    /** Of all descendants one day at a time, of the owner as many as there are. */
    private Optional<Item> missing(long subject, Span span) {
        Span closed = span.upTo(closing.lastClosed());
        if (closed == null) {
            return Optional.empty();
        }
        NavigableMap<UpstreamDay, Day> kept = days.read(subject, closed);
        Set<UpstreamDay> waiting = tries.waiting(subject, clock.now());
        List<UpstreamDay> missing = closed.days().reversed().stream()
                .filter(day -> !waiting.contains(day) && !isClosed(kept.get(day)))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Span next =
                subject == Subjects.OWN ? new Span(missing.getLast(), missing.getFirst()) : Span.of(missing.getFirst());
        return Optional.of(new Item(subject, next, false, null));
    }

    private Optional<Item> again(@Nullable Instant rereadAt) {
        Instant now = clock.now();
        if (rereadAt != null && rereadAt.plus(BETWEEN_REREADS).isAfter(now)) {
            return Optional.empty();
        }
        Span young = Span.lastDays(YOUNG, closing.lastClosed());
        return oldest(Subjects.WHOLE_TREE, young)
                .map(day -> new Item(Subjects.WHOLE_TREE, Span.of(day), true, null))
                .or(() -> oldest(Subjects.OWN, young).map(day -> new Item(Subjects.OWN, young, true, null)));
    }

    private Optional<UpstreamDay> oldest(long subject, Span span) {
        Instant due = clock.now().minus(WEEK);
        Set<UpstreamDay> waiting = tries.waiting(subject, clock.now());
        return days.read(subject, span).values().stream()
                .filter(day -> day.closed() && !day.readAt().isAfter(due) && !waiting.contains(day.day()))
                .min(Comparator.comparing(Day::readAt).thenComparing(Day::day))
                .map(Day::day);
    }

    private static boolean isClosed(@Nullable Day day) {
        return day != null && day.closed();
    }
}
