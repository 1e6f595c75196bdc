package canopy.directory;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as a list or tree shows it, to somebody who sees a certain branch.
 *
 * @param branch the branch that starts with this account
 * @param depth how many known accounts stand above it within the viewer's branch
 * @param parent the nearest known account above it, null where that is outside the viewer's branch
 * @param balance the sum of the cards that can be spent now
 * @param spentToday null when today's spend has not been read yet; likewise the month's
 * @param hardLimit null when there is none or it is as good as unlimited; likewise the daily limit
 * @param children how many accounts hang directly below it in the mirror
 * @param within the figures of its branch, itself included
 */
public record Row(
        AccountId id,
        Dna branch,
        int depth,
        @Nullable AccountId parent,
        @Nullable String name,
        @Nullable String alias,
        @Nullable String email,
        @Nullable Long level,
        Status status,
        @Nullable Money balance,
        @Nullable Money spentToday,
        @Nullable Money spentMonth,
        @Nullable Money hardLimit,
        @Nullable Money dailyLimit,
        int children,
        @Nullable Instant nextExpiry,
        Set<Attention> attention,
        BranchFigures within) {}
