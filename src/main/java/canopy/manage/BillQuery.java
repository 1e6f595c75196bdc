package canopy.manage;

import canopy.values.UpstreamDay;
import org.jspecify.annotations.Nullable;

/**
 * Which span, and whose, a bill is asked for. Without a span {@code /x-bill} answers the current month and
 * {@code /dashboard/bill} today, both on the upstream's clock.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param lastDays instead of a range: so many days up to today
 * @param user whose usage; everybody below the key's account when null, and never sent to {@code /dashboard/bill}
 */
public record BillQuery(
        @Nullable UpstreamDay from,
        @Nullable UpstreamDay to,
        @Nullable Integer lastDays,
        @Nullable Identifier user) {

    public static final BillQuery DEFAULT_SPAN = new BillQuery(null, null, null, null);

    public BillQuery {
        if ((from == null) != (to == null) || (from != null && lastDays != null)) {
            throw new IllegalArgumentException(
                    "A bill is asked for by first and last day, by a number of days, or neither");
        }
        if (from != null && to != null && to.compareTo(from) < 0) {
            throw new IllegalArgumentException("The last day of a bill is not before its first");
        }
        if (lastDays != null && lastDays < 1) {
            throw new IllegalArgumentException("A bill covers at least one day");
        }
    }

    public static BillQuery day(UpstreamDay day) {
        return new BillQuery(day, day, null, null);
    }

    public static BillQuery between(UpstreamDay from, UpstreamDay to) {
        return new BillQuery(from, to, null, null);
    }

    public static BillQuery lastDays(int days) {
        return new BillQuery(null, null, days, null);
    }

    public BillQuery of(Identifier user) {
        return new BillQuery(from, to, lastDays, user);
    }
}
