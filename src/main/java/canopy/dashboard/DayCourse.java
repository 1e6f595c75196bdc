package canopy.dashboard;

import canopy.charts.Climbs;
import canopy.charts.Climbs.Point;
import canopy.charts.Scale;
import canopy.ledger.Sample;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all accounts had spent by each moment of today, over yesterday and the same weekday a week before, as it was read
 * while those days ran. A day that a clock was put back or forward on is drawn as wide as any other.
 *
 * @param scale the axis of the drawing
 * @param lines today first
 * @param hours those in which anything was read
 */
record DayCourse(Scale scale, List<Line> lines, List<Hour> hours) {

    private static final List<String> NAMES = List.of("today", "yesterday", "weekAgo");

    /**
     * One day.
     *
     * @param name {@code today}, {@code yesterday} or {@code weekAgo}
     * @param last what was read last while it ran; null where nothing was
     * @param whole all of it; null where that is not known
     */
    record Line(
            String name,
            UpstreamDay day,
            @Nullable Sample last,
            @Nullable Money whole,
            Climbs.Line drawn) {}

    /**
     * One hour of the clock, such as 8 for what was read from 08:00 to 08:59.
     *
     * @param samples the last one of the hour for each line; null where there is none
     */
    record Hour(int hour, List<@Nullable Sample> samples) {

        public String from() {
            return "%02d:00".formatted(hour);
        }

        public String to() {
            return "%02d:59".formatted(hour);
        }
    }

    /**
     * A day as the ledger knows it.
     *
     * @param samples the first first
     * @param whole all of it; null where it is not closed
     */
    record Known(
            UpstreamDay day, List<Sample> samples, @Nullable Money whole) {}

    /** Nothing where none of the three was read while it ran. */
    static @Nullable DayCourse of(Known today, Known yesterday, Known weekAgo, ZoneId zone) {
        List<Known> days = List.of(today, yesterday, weekAgo);
        Climbs climbs = Climbs.of(days.stream().map(day -> points(day, zone)).toList());
        if (climbs == null || days.stream().allMatch(day -> day.samples().isEmpty())) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Known day = days.get(i);
            lines.add(new Line(
                    NAMES.get(i),
                    day.day(),
                    day.samples().isEmpty() ? null : day.samples().getLast(),
                    day.whole(),
                    climbs.lines().get(i)));
        }
        return new DayCourse(climbs.scale(), lines, hours(days, zone));
    }

    /** The amounts at the lines of the axis, from the top down. */
    public List<Money> axis() {
        return scale.lines();
    }

    /** The times below the drawing, from left to right. */
    public List<String> ticks() {
        return List.of("00:00", "06:00", "12:00", "18:00", "24:00");
    }

    public int gap() {
        return Climbs.GAP;
    }

    /** A day begins with nothing, and ends with what upstream closed it with. */
    private static List<Point> points(Known day, ZoneId zone) {
        Instant start = day.day().date().atStartOfDay(zone).toInstant();
        long length = Duration.between(
                        start, day.day().plusDays(1).date().atStartOfDay(zone).toInstant())
                .toSeconds();
        List<Point> points = new ArrayList<>();
        for (Sample sample : day.samples()) {
            long minute = Duration.between(start, sample.at()).toSeconds() * Climbs.WIDTH / length;
            points.add(new Point(Math.clamp(minute, 0, Climbs.WIDTH), sample.cost()));
        }
        if (!points.isEmpty() && points.getFirst().minute() <= Climbs.GAP) {
            points.addFirst(new Point(0, Money.ZERO));
        }
        if (day.whole() != null) {
            points.add(new Point(Climbs.WIDTH, day.whole()));
        }
        return points;
    }

    private static List<Hour> hours(List<Known> days, ZoneId zone) {
        Map<Integer, List<@Nullable Sample>> hours = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            for (Sample sample : days.get(i).samples()) {
                hours.computeIfAbsent(
                                sample.at().atZone(zone).getHour(),
                                hour -> new ArrayList<>(Collections.nCopies(days.size(), null)))
                        .set(i, sample);
            }
        }
        return hours.entrySet().stream()
                .map(hour -> new Hour(hour.getKey(), hour.getValue()))
                .toList();
    }
}
