package canopy.directory;

import canopy.values.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds accounts up, exactly, and counts those whose figures are not known. */
final class Tally {

    private int accounts;
    private BigDecimal balance = BigDecimal.ZERO;
    private BigDecimal spentMonth = BigDecimal.ZERO;
    private int withoutBalance;
    private int withoutSpend;

    void add(Entry entry) {
        accounts++;
        Money ownBalance = entry.balance();
        if (ownBalance == null) {
            withoutBalance++;
        } else if (!ownBalance.isZero()) {
            balance = balance.add(ownBalance.amount());
        }
        Money ownSpend = entry.spentMonth();
        if (ownSpend == null) {
            withoutSpend++;
        } else if (!ownSpend.isZero()) {
            spentMonth = spentMonth.add(ownSpend.amount());
        }
    }

    void add(BranchFigures figures) {
        accounts += figures.accounts();
        withoutBalance += figures.withoutBalance();
        withoutSpend += figures.withoutSpend();
        balance = figures.balance() == null
                ? balance
                : balance.add(figures.balance().amount());
        spentMonth = figures.spentMonth() == null
                ? spentMonth
                : spentMonth.add(figures.spentMonth().amount());
    }

    BranchFigures figures() {
        return new BranchFigures(
                accounts,
                known(balance, withoutBalance),
                known(spentMonth, withoutSpend),
                withoutBalance,
                withoutSpend);
    }

    private @Nullable Money known(BigDecimal sum, int missing) {
        return accounts > 0 && missing == accounts ? null : new Money(sum);
    }
}
