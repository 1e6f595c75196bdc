package canopy.dashboard;

import canopy.charts.Change;
import canopy.charts.Curve;
import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.DayState;
import canopy.ledger.Figures;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts spent today so far, beside whole days before. Upstream tells days and nothing smaller, so a day that
 * is not over is held against its share of a whole one, by the clock.
 *
 * @param today null where it was not read
 * @param readAt when it was read
 * @param passed how much of the day had passed then, in percent
 * @param yesterday all of it; null where it is not known
 * @param weekAgo the same weekday a week before, likewise
 * @param days the last days with today, oldest first; null where one is not known
 */
record DaySoFar(
        UpstreamDay day,
        @Nullable Money today,
        @Nullable Instant readAt,
        @Nullable Integer passed,
        @Nullable Money yesterday,
        @Nullable Money weekAgo,
        List<@Nullable Money> days) {

    static final int DAYS = 15;

    static final int WEEK = 7;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static DaySoFar of(BillDays bill, UpstreamDay day, ZoneId zone) {
        Map<UpstreamDay, DayLine> lines = new TreeMap<>();
        bill.days().forEach(line -> lines.put(line.day(), line));
        List<@Nullable Money> days = new ArrayList<>();
        for (int back = DAYS - 1; back >= 0; back--) {
            DayLine line = lines.get(day.plusDays(-back));
            days.add(back == 0 ? cost(line) : whole(line));
        }
        DayLine present = lines.get(day);
        Instant readAt = present == null ? null : present.readAt();
        return new DaySoFar(
                day,
                cost(present),
                readAt,
                readAt == null ? null : passed(readAt, day, zone),
                whole(lines.get(day.plusDays(-1))),
                whole(lines.get(day.plusDays(-WEEK))),
                days);
    }

    /** The last days as a line; null where none of them is known. */
    public @Nullable Curve curve() {
        return Curve.of(days);
    }

    /** How much more or less than that share of yesterday, by the clock. */
    public @Nullable Change againstYesterday() {
        return against(yesterday);
    }

    public @Nullable Change againstWeekAgo() {
        return against(weekAgo);
    }

    private @Nullable Change against(@Nullable Money whole) {
        if (whole == null || today == null || passed == null || passed == 0) {
            return null;
        }
        BigDecimal share =
                whole.amount().multiply(BigDecimal.valueOf(passed)).divide(HUNDRED, 20, RoundingMode.HALF_UP);
        return Change.of(share, today.amount());
    }

    private static int passed(Instant at, UpstreamDay day, ZoneId zone) {
        ZonedDateTime start = day.date().atStartOfDay(zone);
        Duration whole = Duration.between(start, day.plusDays(1).date().atStartOfDay(zone));
        long percent = Duration.between(start.toInstant(), at).toSeconds() * 100 / whole.toSeconds();
        return Math.clamp(percent, 0, 100);
    }

    /** What is known of a day that upstream has closed; what was read before is a part of it. */
    static @Nullable Money whole(@Nullable DayLine line) {
        return line == null || line.state() != DayState.CLOSED ? null : cost(line);
    }

    private static @Nullable Money cost(@Nullable DayLine line) {
        Figures figures = line == null ? null : line.figures();
        return figures == null ? null : figures.cost();
    }
}
