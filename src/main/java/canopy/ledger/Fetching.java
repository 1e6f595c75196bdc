package canopy.ledger;

import canopy.ledger.DayBill.Days;
import canopy.ledger.DayTable.Day;
import canopy.ledger.Subjects.Subject;
import canopy.manage.BillQuery;
import canopy.manage.Bills;
import canopy.manage.Identifier;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
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
        samples.keep(day, bill.total(), asked);
        if (day.compareTo(closing.today()) <= 0) {
            posting.post(bill, isClosed(day, closed), asked);
        }
    }

    /**
     * Days of the owner's own usage; one request.
     *
     * @return the days that could not be used, and why; all others are entered, apart from those that upstream left out
     *     and that may have been used on
     */
    Map<UpstreamDay, String> own(Span span) {
        Instant asked = clock.now();
        UpstreamDay closed = closing.lastClosed();
        Days answer = DayBill.each(span, own.bill(query(span)));
        for (DayBill bill : answer.bills()) {
            if (bill.day().compareTo(closing.today()) <= 0) {
                posting.post(Subjects.OWN, bill, isClosed(bill.day(), closed), asked);
            }
        }
        return answer.unusable();
    }

    /**
     * Days of a branch or of an account by model, for the days that the ledger holds of all; one request, or two where
     * upstream leaves a branch's head out of it.
     *
     * @param second takes the second one from the budget
     * @return the days that could not be used, and why; all others are entered
     */
    Map<UpstreamDay, String> models(Subject subject, Span wanted, Runnable second) {
        Instant asked = clock.now();
        UpstreamDay closed = closing.lastClosed();
        Span span = subject.alone() || wanted.to().compareTo(closed) <= 0 ? wanted : witnessed(subject, wanted);
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, span);
        BillDays alone = lines.account(span, subject.head());
        BillDays ours = subject.alone() ? alone : lines.branch(span, subject.branch());
        Identifier head = Identifier.of(subject.head());
        boolean headAlone = subject.alone() || BranchAnswer.isHeadAlone(ours, alone);
        Map<UpstreamDay, String> unusable = new TreeMap<>();
        Map<UpstreamDay, DayBill> told = ask(span, headAlone ? head : Identifier.within(subject.branch()), unusable);
        BranchAnswer answer = new BranchAnswer(told, ours, alone);
        boolean behind = !headAlone && !answer.shows() && answer.isBehind();
        boolean unsure = !headAlone && !answer.shows() && !behind;
        if (behind || (!headAlone && answer.off().isPositive())) {
            second.run();
            BranchAnswer both = new BranchAnswer(together(told, ask(span, head, unusable)), ours, alone);
            answer = behind || both.off().compareTo(answer.off()) < 0 ? both : answer;
        }
        for (DayBill bill : answer.days().values()) {
            Day day = kept.get(bill.day());
            if (day != null && (subject.alone() || day.placed())) {
                posting.post(
                        subject.id(),
                        day.closed()
                                ? bill.disagreeing(answer.off(bill.day()))
                                : bill.unsure(unsure ? answer.headOn(bill.day()) : null),
                        day.closed() && isClosed(bill.day(), closed),
                        asked);
            }
        }
        return unusable;
    }

    /** Back to a closed day on which the head used something: such a day shows whether the head is in the answer. */
    private Span witnessed(Subject subject, Span span) {
        Span year = Span.lastDays(Span.LONGEST, span.to());
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, year);
        return lines.account(year, subject.head()).days().reversed().stream()
                .filter(line -> line.state() == DayState.CLOSED && BranchAnswer.isUsed(line))
                .map(DayLine::day)
                .filter(day -> {
                    Day known = kept.get(day);
                    return known != null && known.placed();
                })
                .findFirst()
                .filter(day -> day.compareTo(span.from()) < 0)
                .map(day -> new Span(day, span.to()))
                .orElse(span);
    }

    /** Closed when it was asked for, and still so by the clock that its answer set right. */
    private boolean isClosed(UpstreamDay day, UpstreamDay closedBefore) {
        return day.compareTo(closedBefore) <= 0 && closing.isClosed(day);
    }

    private Map<UpstreamDay, DayBill> ask(Span span, Identifier user, Map<UpstreamDay, String> unusable) {
        Days days = DayBill.each(span, bills.read(query(span).of(user)));
        Map<UpstreamDay, DayBill> answer = new TreeMap<>();
        days.bills().forEach(bill -> answer.put(bill.day(), bill));
        unusable.putAll(days.unusable());
        days.untold()
                .forEach(day -> unusable.put(day, "The bill leaves " + day + " out, and does not come to its total"));
        return answer;
    }

    private static BillQuery query(Span span) {
        return BillQuery.between(span.from(), span.to());
    }

    private static Map<UpstreamDay, DayBill> together(Map<UpstreamDay, DayBill> one, Map<UpstreamDay, DayBill> other) {
        Map<UpstreamDay, DayBill> both = new TreeMap<>(one);
        // A day that one of the two answers cannot tell is not made of the other alone.
        both.keySet().retainAll(other.keySet());
        both.replaceAll((day, bill) -> bill.plus(Objects.requireNonNull(other.get(day))));
        return both;
    }
}
