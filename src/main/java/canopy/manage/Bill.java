package canopy.manage;

import java.util.List;

/**
 * A bill: sums, days and accounts, each as upstream states them and none computed from another.
 *
 * @param accounts empty for one's own bill, which has none
 */
public record Bill(BillTotals totals, List<DayUsage> days, List<AccountUsage> accounts) {}
