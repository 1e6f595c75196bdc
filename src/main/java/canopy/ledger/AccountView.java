package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of a branch that used anything in a span, with what they come to in all; each order is made when it is
 * first asked for. Never changes, so that a file can be written from it in peace.
 *
 * @param made what it was made of
 * @param days of the span that are there
 * @param lines in no order
 * @param known the sum of all of them
 * @param unplaced how many have no known place in the tree
 * @param unplacedFigures what those used
 */
record AccountView(
        AccountLines.Asked made,
        NavigableMap<UpstreamDay, Day> days,
        List<AccountLine> lines,
        Figures known,
        int unplaced,
        Figures unplacedFigures,
        Map<Sorting, List<AccountLine>> orders) {

    private record Sorting(AccountOrder order, boolean descending) {}

    static AccountView of(AccountLines.Asked made, NavigableMap<UpstreamDay, Day> days, List<AccountLine> lines) {
        Figures known = Figures.ZERO;
        Figures unplacedFigures = Figures.ZERO;
        int unplaced = 0;
        for (AccountLine line : lines) {
            known = known.plus(line.figures());
            if (!line.placed()) {
                unplaced++;
                unplacedFigures = unplacedFigures.plus(line.figures());
            }
        }
        return new AccountView(made, days, lines, known, unplaced, unplacedFigures, new ConcurrentHashMap<>());
    }

    /** The list must not be changed. */
    List<AccountLine> sorted(AccountOrder order, boolean descending) {
        return orders.computeIfAbsent(new Sorting(order, descending), sorting -> {
            List<AccountLine> sorted = new ArrayList<>(lines);
            sorted.sort(order.comparator(descending));
            return sorted;
        });
    }
}
