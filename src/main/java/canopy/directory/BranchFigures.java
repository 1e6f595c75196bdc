package canopy.directory;

import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums over some accounts: of a branch, its head included, or of a search result.
 *
 * @param balance what can be spent now, over the accounts where that is known; null when it is known of none
 * @param spentMonth spent in the upstream's present month, likewise
 * @param withoutBalance how many of the accounts have no known balance
 * @param withoutSpend how many of the accounts have no known spend of this month
 */
public record BranchFigures(
        int accounts, @Nullable Money balance, @Nullable Money spentMonth, int withoutBalance, int withoutSpend) {

    static final BranchFigures NONE = new BranchFigures(0, Money.ZERO, Money.ZERO, 0, 0);

    /** Whether the sums leave nobody out. */
    public boolean complete() {
        return withoutBalance == 0 && withoutSpend == 0;
    }
}
