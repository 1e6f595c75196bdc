package canopy.ledger;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each account has spent today and this month, as last read; unchangeable.
 *
 * @param day the upstream's day that the figures belong to; on any other day they say nothing
 * @param daily null when today's bill was not read yet
 * @param monthly null when this month's was not
 * @param readAt when the older of the two was read
 */
public record SpendBook(
        UpstreamDay day,
        @Nullable Page daily,
        @Nullable Page monthly,
        @Nullable Instant readAt) {

    /**
     * One bill's amounts by account id.
     *
     * @param coversAll whether the amounts add up to the bill's own total, so that an account not named spent nothing
     */
    public record Page(Map<Long, Money> amounts, boolean coversAll) {

        @Nullable
        Money of(long account) {
            Money amount = amounts.get(account);
            return amount == null && coversAll ? Money.ZERO : amount;
        }
    }

    /** A book for the given day in which nothing is known. */
    public static SpendBook unread(UpstreamDay day) {
        return new SpendBook(day, null, null, null);
    }

    /** Spent on the book's day; null when that is not known. */
    public @Nullable Money today(long account) {
        return daily == null ? null : daily.of(account);
    }

    /** Spent in the month of the book's day so far; null when that is not known. */
    public @Nullable Money month(long account) {
        return monthly == null ? null : monthly.of(account);
    }
}
