package canopy.directory;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders that a roster can be read in. Each is sorted once, when first needed, and carried over to the next roster by
 * moving only what changed.
 */
final class Orders {

    private final Roster roster;
    private final Map<Sort, Order> sorted = new ConcurrentHashMap<>();

    Orders(Roster roster) {
        this.roster = roster;
    }

    /** All positions by the given column. Not for {@link Sort#TREE}, which is the order of the positions themselves. */
    Order by(Sort sort) {
        Order ready = sorted.get(sort);
        if (ready != null) {
            return ready;
        }
        int[] start = sort == Sort.ID ? positions() : positions(by(Sort.ID));
        // Whoever needs it meanwhile waits for this one.
        return sorted.computeIfAbsent(sort, column -> Sorting.sorted(new Column(roster, column), start));
    }

    /** Sorts everything that has not been sorted yet. */
    void warm() {
        for (Sort sort : Sort.values()) {
            if (sort != Sort.TREE) {
                by(sort);
            }
        }
    }

    /** Takes over the orders of an earlier roster. Where many accounts have to move, it is faster to sort again. */
    void carryOver(Roster earlier, Revision revision) {
        earlier.orders().sorted.forEach((sort, order) -> {
            Column column = new Column(roster, sort);
            int[] changed = changed(column, new Column(earlier, sort), revision);
            if (changed.length <= Math.max(64, roster.size() / 32)) {
                sorted.put(sort, order.next(column, revision, changed));
            }
        });
    }

    /** The positions whose account is new or has another value than before in the given column. */
    private int[] changed(Column now, Column before, Revision revision) {
        // Who comes or goes changes how many hang below an account that is itself the same.
        int[] candidates = now.sort() == Sort.CHILDREN && !revision.keepsShape() ? positions() : revision.touched();
        return Arrays.stream(candidates)
                .filter(position -> revision.origin(position) < 0
                        || !Objects.equals(before.value(revision.origin(position)), now.value(position)))
                .toArray();
    }

    private int[] positions() {
        int[] positions = new int[roster.size()];
        Arrays.setAll(positions, position -> position);
        return positions;
    }

    private static int[] positions(Order order) {
        int[] positions = new int[order.size()];
        Arrays.setAll(positions, order::at);
        return positions;
    }
}
