package canopy.directory;

import canopy.ledger.SpendBook;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All accounts as they stand at one moment, in the order of their paths, ready to be searched; unchangeable. A later one
 * is made from an earlier one and what changed, and shares with it what did not.
 */
final class Roster {

    /** A run of positions. */
    record Range(int from, int to) {

        boolean contains(int position) {
            return from <= position && position < to;
        }

        int size() {
            return to - from;
        }
    }

    private final long version;
    private final Moment moment;
    private final SpendBook spends;
    private final Money lowBalance;
    private final Entry[] entries;
    private final Tree tree;
    private final @Nullable BranchFigures[] figures;
    private final Orders orders;
    private final long validUntil;

    private Roster(long version, Moment moment, SpendBook spends, Money lowBalance, Entry[] entries) {
        this.version = version;
        this.moment = moment;
        this.spends = spends;
        this.lowBalance = lowBalance;
        this.entries = entries;
        this.tree = new Tree(entries);
        this.figures = rolledUp();
        this.orders = new Orders(this);
        this.validUntil =
                Arrays.stream(entries).mapToLong(Entry::validUntil).min().orElse(Long.MAX_VALUE);
    }

    /** A roster without accounts, older than any version. */
    static Roster empty(Moment moment, Money lowBalance) {
        return new Roster(0, moment, SpendBook.unread(moment.today()), lowBalance, new Entry[0]);
    }

    /**
     * The roster after a change.
     *
     * @param changed what is new or other than before
     * @param gone the accounts to leave out
     * @param book spend to show, if it is of the moment's day
     */
    Roster next(long version, Moment moment, SpendBook book, Collection<Facts> changed, Set<Long> gone) {
        SpendBook spends = book.day().equals(moment.today()) ? book : SpendBook.unread(moment.today());
        long millis = moment.now().toEpochMilli();
        Set<Long> replaced = new HashSet<>(gone);
        changed.forEach(facts -> replaced.add(facts.id()));
        List<Entry> arriving = changed.stream()
                .filter(facts -> !gone.contains(facts.id()))
                .map(facts -> derived(facts, spends, millis))
                .sorted(Comparator.comparing(entry -> entry.facts().path()))
                .toList();
        int[] moved = new int[entries.length];
        int[] origin = new int[entries.length + arriving.size()];
        Entry[] next = new Entry[entries.length + arriving.size()];
        int count = 0;
        int arrived = 0;
        boolean sameSpend = spends.equals(this.spends);
        Map<Long, Integer> before = new HashMap<>();
        for (int i = 0; i < entries.length; i++) {
            Entry entry = entries[i];
            while (arrived < arriving.size()
                    && arriving.get(arrived)
                                    .facts()
                                    .path()
                                    .compareTo(entry.facts().path())
                            <= 0) {
                origin[count] = -1;
                next[count++] = arriving.get(arrived++);
            }
            if (!replaced.isEmpty() && replaced.contains(entry.id())) {
                moved[i] = -1;
                before.put(entry.id(), i);
            } else {
                moved[i] = count;
                origin[count] = i;
                next[count++] = sameSpend && entry.validUntil() > millis
                        ? entry
                        : same(entry, derived(entry.facts(), spends, millis));
            }
        }
        while (arrived < arriving.size()) {
            origin[count] = -1;
            next[count++] = arriving.get(arrived++);
        }
        for (int i = 0; i < count; i++) {
            Integer stood = origin[i] < 0 ? before.get(next[i].id()) : null;
            if (stood != null) {
                // It may have moved in the tree; only the columns in which it differs have to be sorted anew.
                moved[stood] = i;
                origin[i] = stood;
            }
        }
        Roster roster = new Roster(version, moment, spends, lowBalance, Arrays.copyOf(next, count));
        roster.orders.carryOver(orders, moved, Arrays.copyOf(origin, count));
        return roster;
    }

    /** The same, with one account that is not among them: a view of what is gone. */
    Roster with(Facts facts) {
        return next(version, moment, spends, List.of(facts), Set.of());
    }

    /** Whether the clock alone has made something of this wrong. */
    boolean isCurrent(Moment present) {
        return present.now().toEpochMilli() < validUntil && present.today().equals(moment.today());
    }

    Moment moment() {
        return moment;
    }

    long version() {
        return version;
    }

    SpendBook spends() {
        return spends;
    }

    int size() {
        return entries.length;
    }

    Entry entry(int position) {
        return entries[position];
    }

    Tree tree() {
        return tree;
    }

    Orders orders() {
        return orders;
    }

    /** The accounts of a branch. */
    Range within(Dna branch) {
        if (branch.isWholeTree()) {
            return new Range(0, entries.length);
        }
        Path path = Path.to(branch);
        if (path == null) {
            return new Range(0, 0);
        }
        int from = firstNotBefore(path);
        int low = from;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (path.leadsTo(entries[middle].facts().path())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new Range(from, low);
    }

    /** Where an account stands, -1 when it is not known. */
    int position(AccountId id) {
        int[] byId = orders.by(Sort.ID, false);
        int low = 0;
        int high = byId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long value = entries[byId[middle]].id();
            if (value == id.value()) {
                return byId[middle];
            }
            if (value < id.value()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The figures of the branch that starts at a position. */
    BranchFigures figures(int position) {
        BranchFigures rolledUp = figures[position];
        if (rolledUp != null) {
            return rolledUp;
        }
        Tally tally = new Tally();
        tally.add(entries[position]);
        return tally.figures();
    }

    private Entry derived(Facts facts, SpendBook spends, long millis) {
        return Entry.of(facts, spends.today(facts.id()), spends.month(facts.id()), millis, lowBalance);
    }

    private static Entry same(Entry before, Entry after) {
        return before.equals(after) ? before : after;
    }

    private int firstNotBefore(Path path) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].facts().path().compareTo(path) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable BranchFigures[] rolledUp() {
        @Nullable BranchFigures[] rolledUp = new BranchFigures[entries.length];
        for (int i = entries.length - 1; i >= 0; i--) {
            if (!tree.isLeaf(i)) {
                Tally tally = new Tally();
                tally.add(entries[i]);
                for (int child = i + 1; child < tree.end(i); child = tree.end(child)) {
                    BranchFigures below = rolledUp[child];
                    if (below == null) {
                        tally.add(entries[child]);
                    } else {
                        tally.add(below);
                    }
                }
                rolledUp[i] = tally.figures();
            }
        }
        return rolledUp;
    }
}
