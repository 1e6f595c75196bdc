package canopy.directory;

import canopy.values.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds accounts up, exactly, and counts those whose figures are not known. */
final class Tally {

    private final Sum balance = new Sum();
    private final Sum spentMonth = new Sum();
    private int accounts;
    private int withoutBalance;
    private int withoutSpend;

    void add(Entry entry) {
        accounts++;
        withoutBalance += balance.add(entry.balance(), entry.balanceUnits());
        withoutSpend += spentMonth.add(entry.spentMonth(), entry.spentUnits());
    }

    void add(BranchFigures figures) {
        accounts += figures.accounts();
        withoutBalance += figures.withoutBalance();
        withoutSpend += figures.withoutSpend();
        balance.add(figures.balance(), Units.INEXACT);
        spentMonth.add(figures.spentMonth(), Units.INEXACT);
    }

    /** Counts an account that was added before as it is now. */
    void replace(Entry before, Entry now) {
        accounts--;
        withoutBalance -= balance.subtract(before.balance());
        withoutSpend -= spentMonth.subtract(before.spentMonth());
        add(now);
    }

    BranchFigures figures() {
        return new BranchFigures(
                accounts,
                known(balance, withoutBalance),
                known(spentMonth, withoutSpend),
                withoutBalance,
                withoutSpend);
    }

    private @Nullable Money known(Sum sum, int missing) {
        return accounts > 0 && missing == accounts ? null : new Money(sum.amount());
    }

    /** A sum of amounts, most of which can be told in units. */
    private static final class Sum {

        private long units;
        private BigDecimal rest = BigDecimal.ZERO;

        /** Returns how many amounts are missing: 1 or 0. */
        int add(@Nullable Money money, long moneyUnits) {
            if (moneyUnits != Units.INEXACT) {
                long sum = units + moneyUnits;
                if (((units ^ sum) & (moneyUnits ^ sum)) < 0) {
                    rest = amount();
                    sum = moneyUnits;
                }
                units = sum;
                return 0;
            }
            if (money == null) {
                return 1;
            }
            rest = rest.add(money.amount());
            return 0;
        }

        int subtract(@Nullable Money money) {
            if (money == null) {
                return 1;
            }
            rest = rest.subtract(money.amount());
            return 0;
        }

        BigDecimal amount() {
            return rest.add(Units.amount(units));
        }
    }
}
