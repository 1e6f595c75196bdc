package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.Subjects.Subject;
import canopy.manage.BillQuery;
import canopy.manage.Bills;
import canopy.manage.Identifier;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks upstream for bills and enters them, each answer as a whole or not at all. Whoever calls has taken the reads from the
 * budget. Throws {@link canopy.manage.ManageException}, or {@link UnusableBill} when an answer is not what was asked for.
 */
@Component
class Fetching {

    private final Bills bills;
    private final OwnAccount own;
    private final Posting posting;
    private final Samples samples;
    private final BillLines lines;
    private final DayTable days;
    private final Closing closing;
    private final UpstreamClock clock;

    Fetching(
            Bills bills,
            OwnAccount own,
            Posting posting,
            Samples samples,
            BillLines lines,
            DayTable days,
            Closing closing,
            UpstreamClock clock) {
        this.bills = bills;
        this.own = own;
        this.posting = posting;
        this.samples = samples;
        this.lines = lines;
        this.days = days;
        this.closing = closing;
        this.clock = clock;
    }

    /** A day of all descendants; one request. */
    void day(UpstreamDay day) {
        Instant asked = clock.now();
        UpstreamDay closed = closing.lastClosed();
        DayBill bill = DayBill.of(day, bills.read(BillQuery.day(day)));
        samples.keep(day, bill.total());
        if (day.compareTo(closing.today()) <= 0) {
            posting.post(bill, isClosed(day, closed), asked);
        }
    }

    /** Days of the owner's own usage; one request. */
    void own(Span span) {
        Instant asked = clock.now();
        UpstreamDay closed = closing.lastClosed();
        for (DayBill bill : DayBill.each(span, own.bill(query(span)))) {
            if (bill.day().compareTo(closing.today()) <= 0) {
                posting.post(Subjects.OWN, bill, isClosed(bill.day(), closed), asked);
            }
        }
    }

    /**
     * Days of a branch or of an account by model, for the days that the ledger holds of all; one request, or two where
     * upstream leaves a branch's head out of it.
     *
     * @param second takes the second one from the budget
     */
    void models(Subject subject, Span span, Runnable second) {
        Instant asked = clock.now();
        UpstreamDay closed = closing.lastClosed();
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, span);
        BillDays alone = lines.account(span, subject.head());
        BillDays ours = subject.alone() ? alone : lines.branch(span, subject.branch());
        Identifier head = Identifier.of(subject.head());
        boolean leaf = subject.alone() || alone.known().equals(ours.known());
        Map<UpstreamDay, DayBill> answer = ask(span, leaf ? head : Identifier.within(subject.branch()));
        if (!leaf && off(answer, ours).isPositive()) {
            second.run();
            Map<UpstreamDay, DayBill> both = together(answer, ask(span, head));
            answer = off(both, ours).compareTo(off(answer, ours)) < 0 ? both : answer;
        }
        Map<UpstreamDay, DayLine> expected = new HashMap<>();
        ours.days().forEach(line -> expected.put(line.day(), line));
        for (DayBill bill : answer.values()) {
            Day day = kept.get(bill.day());
            if (day != null && (subject.alone() || day.placed())) {
                Money off = day.closed() ? off(bill, expected.get(bill.day())) : null;
                posting.post(subject.id(), bill.disagreeing(off), day.closed() && isClosed(bill.day(), closed), asked);
            }
        }
    }

    /** Closed when it was asked for, and still so by the clock that its answer set right. */
    private boolean isClosed(UpstreamDay day, UpstreamDay closedBefore) {
        return day.compareTo(closedBefore) <= 0 && closing.isClosed(day);
    }

    private Map<UpstreamDay, DayBill> ask(Span span, Identifier user) {
        Map<UpstreamDay, DayBill> answer = new TreeMap<>();
        DayBill.each(span, bills.read(query(span).of(user))).forEach(bill -> answer.put(bill.day(), bill));
        return answer;
    }

    private static BillQuery query(Span span) {
        return BillQuery.between(span.from(), span.to());
    }

    private static Map<UpstreamDay, DayBill> together(Map<UpstreamDay, DayBill> one, Map<UpstreamDay, DayBill> other) {
        Map<UpstreamDay, DayBill> both = new TreeMap<>(one);
        other.forEach((day, bill) -> both.merge(day, bill, DayBill::plus));
        return both;
    }

    /** By how much closed days differ from our own sums in all. */
    private static Money off(Map<UpstreamDay, DayBill> answer, BillDays ours) {
        List<Money> differences = new ArrayList<>();
        for (DayLine line : ours.days()) {
            DayBill bill = answer.get(line.day());
            Money off = bill == null || line.state() != DayState.CLOSED ? null : off(bill, line);
            if (off != null) {
                differences.add(off);
            }
        }
        return differences.stream().reduce(Money.ZERO, Money::plus);
    }

    private static @Nullable Money off(DayBill bill, @Nullable DayLine line) {
        Figures figures = line == null ? null : line.figures();
        return figures == null || figures.cost() == null
                ? null
                : DayBill.difference(figures.cost(), List.of(bill.total()));
    }
}
