package canopy.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bill day by day, first day first. Days after today are left out.
 *
 * @param total null unless every day is there
 * @param known the sum of the days that are there
 * @param missing how many are not
 * @param open how many of those that are there are provisional
 * @param readAt when the oldest of the provisional figures was read; null when none is provisional
 */
public record BillDays(
        Span span,
        List<DayLine> days,
        @Nullable Figures total,
        Figures known,
        int missing,
        int open,
        @Nullable Instant readAt) {

    /** On how many days the accounts that upstream names do not come to its own total, so that sums of some are too low. */
    public int doubtful() {
        return (int) days.stream().filter(DayLine::doubtful).count();
    }

    static BillDays of(Span span, List<DayLine> days) {
        Figures known = Figures.ZERO;
        int missing = 0;
        int open = 0;
        Instant readAt = null;
        for (DayLine line : days) {
            Figures figures = line.figures();
            if (figures == null) {
                missing++;
                continue;
            }
            known = known.plus(figures);
            if (line.state() == DayState.OPEN) {
                open++;
                Instant read = Objects.requireNonNull(line.readAt());
                readAt = readAt == null || read.isBefore(readAt) ? read : readAt;
            }
        }
        boolean whole = missing == 0 && !days.isEmpty();
        return new BillDays(span, List.copyOf(days), whole ? known : null, known, missing, open, readAt);
    }
}
