package canopy.manage;

import canopy.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card of credit: what it was worth, what is left, and until when. Upstream spends the earliest-expiring card first;
 * what is left at expiry is lost (manage-api 8.1).
 */
public record CreditCard(
        @Nullable Money amount,
        @Nullable Money balance,
        @Nullable String reference,
        @Nullable String memo,
        @Nullable Instant grantedAt,
        @Nullable Instant expiresAt) {

    /** Whether anything on the card can still be spent at the given moment. A card without an expiry does not expire. */
    public boolean isSpendable(Instant now) {
        return balance != null && balance.isPositive() && (expiresAt == null || expiresAt.isAfter(now));
    }
}
