package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as the answer to a write shows it.
 *
 * @param balance what its cards sum to; upstream's own Balance, which was seen to be stale, only where it sent no cards
 */
public record Party(
        @Nullable AccountId id,
        @Nullable String name,
        @Nullable Money balance,
        @Nullable List<CreditCard> cards) {}
