package canopy.ledger;

import canopy.values.UpstreamDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of a bill on the upstream's clock, both ends included. */
public record Span(UpstreamDay from, UpstreamDay to) {

    /** Upstream answers for a year at most. */
    public static final int LONGEST = 366;

    /** @throws IllegalArgumentException when it ends before it begins, or is longer than 366 days */
    public Span {
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("The last day of a bill is not before its first");
        }
        if (ChronoUnit.DAYS.between(from.date(), to.date()) >= LONGEST) {
            throw new IllegalArgumentException("A bill covers " + LONGEST + " days at most");
        }
    }

    public static Span of(UpstreamDay day) {
        return new Span(day, day);
    }

    /** Two days, whichever is the earlier, and those in between. */
    static Span between(UpstreamDay one, UpstreamDay other) {
        return one.compareTo(other) <= 0 ? new Span(one, other) : new Span(other, one);
    }

    /** So many days up to and with the given one. */
    public static Span lastDays(int days, UpstreamDay last) {
        return new Span(last.plusDays(1L - days), last);
    }

    public static Span month(YearMonth month) {
        return new Span(new UpstreamDay(month.atDay(1)), new UpstreamDay(month.atEndOfMonth()));
    }

    /** The whole quarter of the calendar that a day lies in. */
    public static Span quarter(UpstreamDay day) {
        int quarter = day.date().get(IsoFields.QUARTER_OF_YEAR);
        YearMonth first = YearMonth.of(day.date().getYear(), 3 * quarter - 2);
        return new Span(
                new UpstreamDay(first.atDay(1)),
                new UpstreamDay(first.plusMonths(2).atEndOfMonth()));
    }

    public int length() {
        return (int) ChronoUnit.DAYS.between(from.date(), to.date()) + 1;
    }

    /** As many days, right before. */
    public Span before() {
        return lastDays(length(), from.plusDays(-1));
    }

    /** The part of it up to and with the given day; null when it begins later. */
    public @Nullable Span upTo(UpstreamDay last) {
        return from.compareTo(last) > 0 ? null : to.compareTo(last) <= 0 ? this : new Span(from, last);
    }

    public boolean contains(UpstreamDay day) {
        return from.compareTo(day) <= 0 && day.compareTo(to) <= 0;
    }

    public List<UpstreamDay> days() {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(length()).toList();
    }
}
