package canopy.charts;

import canopy.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over one another, each of what had been spent by each moment of a day, in a drawing that is 1440 wide, so that a
 * minute is 1, and 100 high.
 *
 * @param scale the axis
 * @param lines in the order in which they were given
 */
public record Climbs(Scale scale, List<Line> lines) {

    public static final int WIDTH = 1440;

    /** Between two moments that lie further apart than this, in minutes, nobody knows how it went. */
    public static final int GAP = 30;

    /** @param minute of the day, from 0 to 1440 */
    public record Point(int minute, Money amount) {}

    /**
     * Where a day is drawn, in SVG's own language.
     *
     * @param path of the line, which breaks at each gap; empty where there is none
     * @param dots the moments between two gaps, too far from any other for a line, and the last moment of a day that is not
     *     known to its end, so that a line that has only begun is seen; empty likewise
     */
    public record Line(String path, String dots) {

        private static Line of(List<Point> points, Scale scale) {
            StringBuilder path = new StringBuilder();
            StringBuilder dots = new StringBuilder();
            for (int i = 0; i < points.size(); i++) {
                boolean joined = i > 0 && isNear(points.get(i - 1), points.get(i));
                boolean goesOn = i + 1 < points.size() && isNear(points.get(i), points.get(i + 1));
                String place = place(points.get(i), scale);
                if (joined || goesOn) {
                    path.append(joined ? 'L' : 'M').append(place);
                }
                if (joined ? isWhereItStops(points, i) : !goesOn) {
                    // A line of no length with round ends is a dot.
                    dots.append('M').append(place).append("h0");
                }
            }
            return new Line(path.toString(), dots.toString());
        }

        private static boolean isNear(Point one, Point next) {
            return next.minute() - one.minute() <= GAP;
        }

        private static boolean isWhereItStops(List<Point> points, int i) {
            return i == points.size() - 1 && points.get(i).minute() < WIDTH;
        }

        private static String place(Point point, Scale scale) {
            return point.minute() + " " + scale.depth(point.amount()).toPlainString();
        }
    }

    /**
     * Nothing where no amount is known of any day.
     *
     * @param days the points of each, the first first
     */
    public static @Nullable Climbs of(List<List<Point>> days) {
        Money highest = days.stream()
                .flatMap(List::stream)
                .map(Point::amount)
                .max(Money::compareTo)
                .orElse(null);
        if (highest == null) {
            return null;
        }
        Scale scale = Scale.upTo(highest);
        return new Climbs(
                scale, days.stream().map(points -> Line.of(points, scale)).toList());
    }
}
