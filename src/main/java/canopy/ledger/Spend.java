package canopy.ledger;

import canopy.manage.BillQuery;
import canopy.manage.BillTotals;
import canopy.manage.Bills;
import canopy.manage.UpstreamClock;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts spend today and this month, read from {@code /x-bill} and kept in the database. */
@Component
public class Spend {

    /** Upstream adds floating-point numbers; a sum that is off by less than this is the same sum. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    /** No bill is that large: an amount that cannot be is as good as none. */
    private static final BigDecimal ABSURD = new BigDecimal("1e18");

    private final Bills bills;
    private final SpendTable table;
    private final Samples samples;
    private final ReadBudget budget;
    private final UpstreamClock clock;

    Spend(Bills bills, SpendTable table, Samples samples, ReadBudget budget, UpstreamClock clock) {
        this.bills = bills;
        this.table = table;
        this.samples = samples;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Reads the bills of today and of this month, one call each.
     *
     * @return whether they were read; false when the daily budget is used up
     * @throws canopy.manage.ManageException when upstream cannot be asked; what was read before stays
     */
    public boolean refresh() {
        if (!budget.tryTake(2, "spend")) {
            return false;
        }
        UpstreamDay today = clock.today();
        refresh(Period.DAY, today, today);
        refresh(Period.MONTH, today.firstOfMonth(), today);
        return true;
    }

    /** What is known of today's and this month's spend. Figures of another day or month are not shown as today's. */
    public SpendBook book() {
        return table.book(clock.today());
    }

    private void refresh(Period period, UpstreamDay from, UpstreamDay to) {
        var readAt = clock.now();
        Map<Long, Money> amounts = new HashMap<>();
        BillTotals totals = bills.eachAccount(BillQuery.between(from, to), usage -> {
            Money cost = usage.cost();
            if (cost != null && cost.amount().abs().compareTo(ABSURD) < 0) {
                amounts.merge(usage.id().value(), cost, Money::plus);
            }
        });
        if (period == Period.DAY) {
            samples.keep(to, Figures.of(totals.usage()), readAt);
        }
        table.keep(period, from, readAt, new SpendBook.Page(amounts, coversAll(amounts, totals.cost())));
    }

    private static boolean coversAll(Map<Long, Money> amounts, @Nullable Money total) {
        if (total == null) {
            return false;
        }
        BigDecimal sum = amounts.values().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.subtract(total.amount()).abs().compareTo(ROUNDING) <= 0;
    }
}
