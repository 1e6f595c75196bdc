package canopy.directory;

import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a roster can be read in: positions, sorted. Each is sorted once, when first needed, and carried over to
 * the next roster by moving only what changed.
 */
final class Orders {

    private record Key(Sort sort, boolean descending) {}

    private final Roster roster;
    private final Map<Key, int[]> sorted = new ConcurrentHashMap<>();

    Orders(Roster roster) {
        this.roster = roster;
    }

    /** All positions by the given column. Not for {@link Sort#TREE}, which is the order of the positions themselves. */
    int[] by(Sort sort, boolean descending) {
        return sorted.computeIfAbsent(new Key(sort, descending), this::sort);
    }

    /** Sorts everything that has not been sorted yet. */
    void warm() {
        for (Sort sort : Sort.values()) {
            if (sort != Sort.TREE) {
                by(sort, false);
                by(sort, true);
            }
        }
    }

    /**
     * Takes over the orders of an earlier roster. Where many accounts have to move, sorting again is left to whoever
     * needs it.
     *
     * @param moved for each position of the earlier roster its present one, -1 when it has none
     * @param origin for each present position where its account stood before, -1 when it is new
     */
    void carryOver(Orders earlier, int[] moved, int[] origin) {
        for (Map.Entry<Key, int[]> order : earlier.sorted.entrySet()) {
            Key key = order.getKey();
            int[] changed = changed(key.sort, earlier.roster, origin);
            if (changed.length <= Math.max(64, roster.size() / 8) || key.sort == Sort.ID) {
                sorted.put(key, merge(key, order.getValue(), changed, moved));
            }
        }
    }

    private int[] sort(Key key) {
        int size = roster.size();
        @Nullable Comparable<?>[] keys = new Comparable<?>[size];
        Integer[] positions = new Integer[size];
        for (int i = 0; i < size; i++) {
            keys[i] = value(roster, key.sort, i);
            positions[i] = i;
        }
        Comparator<@Nullable Comparable<?>> values = values(key.descending);
        Arrays.sort(positions, (a, b) -> {
            int difference = values.compare(keys[a], keys[b]);
            return difference != 0
                    ? difference
                    : Long.compare(roster.entry(a).id(), roster.entry(b).id());
        });
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = positions[i];
        }
        return order;
    }

    /** The positions whose account is new or has another value than before in the given column. */
    private int[] changed(Sort sort, Roster earlier, int[] origin) {
        int[] changed = new int[roster.size()];
        int count = 0;
        for (int i = 0; i < origin.length; i++) {
            if (origin[i] < 0 || !hasSameValue(sort, earlier, origin[i], i)) {
                changed[count++] = i;
            }
        }
        return Arrays.copyOf(changed, count);
    }

    @SuppressWarnings("ReferenceEquality") // Most accounts are the very same objects; only the rest is worth a look.
    private boolean hasSameValue(Sort sort, Roster earlier, int before, int now) {
        return (sort != Sort.CHILDREN && earlier.entry(before) == roster.entry(now))
                || Objects.equals(value(earlier, sort, before), value(roster, sort, now));
    }

    private int[] merge(Key key, int[] earlier, int[] changed, int[] moved) {
        boolean[] isChanged = new boolean[roster.size()];
        for (int position : changed) {
            isChanged[position] = true;
        }
        int[] kept = new int[earlier.length];
        int count = 0;
        for (int position : earlier) {
            int now = moved[position];
            if (now >= 0 && !isChanged[now]) {
                kept[count++] = now;
            }
        }
        Comparator<Integer> comparator = comparator(key);
        Integer[] arriving = Arrays.stream(changed).boxed().sorted(comparator).toArray(Integer[]::new);
        int[] merged = new int[roster.size()];
        int from = 0;
        int to = 0;
        for (Integer position : arriving) {
            int until = insertionPoint(kept, from, count, position, comparator);
            System.arraycopy(kept, from, merged, to, until - from);
            to += until - from;
            merged[to++] = position;
            from = until;
        }
        System.arraycopy(kept, from, merged, to, count - from);
        return merged;
    }

    private Comparator<Integer> comparator(Key key) {
        Comparator<@Nullable Comparable<?>> values = values(key.descending);
        return (a, b) -> {
            int difference = values.compare(value(roster, key.sort, a), value(roster, key.sort, b));
            return difference != 0
                    ? difference
                    : Long.compare(roster.entry(a).id(), roster.entry(b).id());
        };
    }

    private static int insertionPoint(int[] kept, int from, int to, Integer position, Comparator<Integer> comparator) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparator.compare(kept[middle], position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Values of one column are of one type. */
    @SuppressWarnings("unchecked")
    private static Comparator<@Nullable Comparable<?>> values(boolean descending) {
        Comparator<Comparable<?>> natural = (a, b) -> ((Comparable<Object>) a).compareTo(b);
        return Comparator.nullsLast(descending ? natural.reversed() : natural);
    }

    private static @Nullable Comparable<?> value(Roster roster, Sort sort, int position) {
        Entry entry = roster.entry(position);
        Facts facts = entry.facts();
        return switch (sort) {
            case TREE -> position;
            case ID -> facts.id();
            case NAME -> folded(facts.name());
            case ALIAS -> folded(facts.alias());
            case EMAIL -> folded(facts.email());
            case LEVEL -> facts.level();
            case STATUS -> facts.status();
            case BALANCE -> entry.balance();
            case SPENT -> entry.spentMonth();
            case SPENT_TODAY -> entry.spentToday();
            case LIMIT ->
                facts.hardLimit() == null || entry.spentMonth() == null
                        ? null
                        : entry.spentMonth().amount().divide(facts.hardLimit().amount(), MathContext.DECIMAL64);
            case CHILDREN -> roster.tree().children(position);
            case EXPIRY -> entry.nextExpiry() == Long.MAX_VALUE ? null : entry.nextExpiry();
        };
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.toLowerCase(Locale.ROOT);
    }
}
