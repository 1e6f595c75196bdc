package canopy.values;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A business day of the upstream's clock. Bills, daily limits and daily quotas turn at its midnight, wherever the reader
 * sits, so figures of a day are never re-sliced into another zone.
 */
public record UpstreamDay(LocalDate date) implements Comparable<UpstreamDay> {

    public static UpstreamDay at(Instant instant, ZoneId upstreamZone) {
        return new UpstreamDay(LocalDate.ofInstant(instant, upstreamZone));
    }

    /** A day in the form {@code 2026-01-31}. */
    public static UpstreamDay valueOf(String text) {
        return new UpstreamDay(LocalDate.parse(text));
    }

    public UpstreamDay firstOfMonth() {
        return new UpstreamDay(date.withDayOfMonth(1));
    }

    public YearMonth month() {
        return YearMonth.from(date);
    }

    public UpstreamDay plusDays(long days) {
        return new UpstreamDay(date.plusDays(days));
    }

    @Override
    public int compareTo(UpstreamDay other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
