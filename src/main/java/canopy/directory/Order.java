package canopy.directory;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * All positions of a roster by one column, ascending: equal values by id, accounts without a value last. Unchangeable.
 * It can be walked descending as well, since it knows where each value starts.
 */
final class Order {

    /** Marks the first of several positions with the same value. */
    private static final int START = Integer.MIN_VALUE;

    private final int[] places;
    private final int valued;

    private Order(int[] places, int valued) {
        this.places = places;
        this.valued = valued;
    }

    /**
     * @param sorted all positions in order, which become this order's own
     * @param valued how many of them have a value
     * @param same whether two positions have the same value
     */
    static Order of(int[] sorted, int valued, BiPredicate<Integer, Integer> same) {
        for (int i = sorted.length - 1; i > 0; i--) {
            if (!same.test(sorted[i - 1], sorted[i])) {
                sorted[i] |= START;
            }
        }
        if (sorted.length > 0) {
            sorted[0] |= START;
        }
        return new Order(sorted, valued);
    }

    /**
     * The order after some positions were taken by accounts that are new or have another value than before.
     *
     * @param changed those positions
     */
    Order next(Column column, Revision revision, int[] changed) {
        if (changed.length == 0 && revision.keepsShape()) {
            return this;
        }
        BitSet isChanged = new BitSet();
        Arrays.stream(changed).forEach(isChanged::set);
        int[] kept = new int[places.length];
        int count = 0;
        int start = 0;
        for (int place : places) {
            int now = revision.moved(place & ~START);
            if (now >= 0 && !isChanged.get(now)) {
                kept[count++] = now | (place & START) | start;
                start = 0;
            } else {
                // Whoever comes next with the same value is the first of them now.
                start |= place & START;
            }
        }
        int[] merged = merged(Arrays.copyOf(kept, count), changed, column);
        return new Order(merged, valued(merged, column));
    }

    int size() {
        return places.length;
    }

    int at(int index) {
        return places[index] & ~START;
    }

    /** Goes through the positions in order as long as it is told to go on. */
    void walk(boolean descending, IntPredicate goesOn) {
        if (!descending) {
            walk(0, places.length, goesOn);
            return;
        }
        for (int end = valued; end > 0; ) {
            int start = end - 1;
            while (places[start] >= 0) {
                start--;
            }
            if (!walk(start, end, goesOn)) {
                return;
            }
            end = start;
        }
        walk(valued, places.length, goesOn);
    }

    /** Hands over one position for each value that some position of interest has, ascending. */
    void eachValue(IntPredicate interest, IntConsumer action) {
        boolean done = false;
        for (int i = 0; i < valued; i++) {
            done &= places[i] >= 0;
            if (!done && interest.test(at(i))) {
                action.accept(at(i));
                done = true;
            }
        }
    }

    private boolean walk(int from, int to, IntPredicate goesOn) {
        for (int i = from; i < to; i++) {
            if (!goesOn.test(at(i))) {
                return false;
            }
        }
        return true;
    }

    private static int valued(int[] places, Column column) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (column.value(places[middle] & ~START) != null) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] merged(int[] kept, int[] changed, Column column) {
        Comparator<Integer> comparator = column.comparator();
        Integer[] arriving = Arrays.stream(changed).boxed().sorted(comparator).toArray(Integer[]::new);
        int[] merged = new int[kept.length + arriving.length];
        int from = 0;
        int to = 0;
        for (int position : arriving) {
            int until = insertionPoint(kept, from, position, comparator);
            System.arraycopy(kept, from, merged, to, until - from);
            to += until - from;
            from = until;
            boolean first = to == 0 || !column.isSame(merged[to - 1] & ~START, position);
            merged[to++] = first ? position | START : position;
            if (until < kept.length && kept[until] < 0 && column.isSame(kept[until] & ~START, position)) {
                kept[until] &= ~START;
            }
        }
        System.arraycopy(kept, from, merged, to, kept.length - from);
        return merged;
    }

    private static int insertionPoint(int[] kept, int from, int position, Comparator<Integer> comparator) {
        int low = from;
        int high = kept.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparator.compare(kept[middle] & ~START, position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
