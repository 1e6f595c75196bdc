package canopy.directory;

import canopy.ledger.SpendBook;
import canopy.values.Dna;
import canopy.values.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All accounts as they stand at one moment, in the order of their paths, ready to be searched; unchangeable. A later one
 * is made from an earlier one and what changed, and shares with it what did not.
 */
final class Roster {

    /** A dozen kilobytes each, where there are 100,000 accounts. */
    private static final int RECENT = 64;

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
    private final RollUps rollUps;
    private final Haystack haystack;
    private final Orders orders;
    private final long validUntil;

    private final Recent<Matches.Asked, Matches> recentMatches = new Recent<>(RECENT);
    private final Recent<Range, BranchFigures> topmost = new Recent<>(RECENT);
    private final Recent<Range, List<Long>> levels = new Recent<>(RECENT);

    /** A roster without accounts. */
    private Roster(Moment moment, Money lowBalance) {
        this.version = 0;
        this.moment = moment;
        this.spends = SpendBook.unread(moment.today());
        this.lowBalance = lowBalance;
        this.entries = new Entry[0];
        this.tree = new Tree(entries);
        this.rollUps = RollUps.of(entries, tree);
        this.haystack = Haystack.empty();
        this.orders = new Orders(this);
        this.validUntil = Long.MAX_VALUE;
    }

    private Roster(Roster before, long version, Moment moment, SpendBook spends, Revision revision) {
        this.version = version;
        this.moment = moment;
        this.spends = spends;
        this.lowBalance = before.lowBalance;
        this.entries = revision.entries();
        this.tree = revision.keepsShape() ? before.tree : new Tree(entries);
        this.rollUps =
                revision.keepsShape() ? before.rollUps.next(entries, revision.touched()) : RollUps.of(entries, tree);
        this.haystack = before.haystack.next(revision);
        this.orders = new Orders(this);
        this.validUntil =
                Arrays.stream(entries).mapToLong(Entry::validUntil).min().orElse(Long.MAX_VALUE);
        orders.carryOver(before, revision);
    }

    /** A roster without accounts, older than any version. */
    static Roster empty(Moment moment, Money lowBalance) {
        return new Roster(moment, lowBalance);
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
        Function<Facts, Entry> derived =
                facts -> Entry.of(facts, spends.today(facts.id()), spends.month(facts.id()), millis, lowBalance);
        Revision revision = Revision.of(this, derived, millis, spends.equals(this.spends), changed, gone);
        return new Roster(this, version, moment, spends, revision);
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
    int position(long id) {
        Order byId = orders.by(Sort.ID);
        int low = 0;
        int high = byId.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int position = byId.at(middle);
            long value = entries[position].id();
            if (value == id) {
                return position;
            }
            if (value < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    RollUps rollUps() {
        return rollUps;
    }

    /** The figures of a run of positions that is made up of whole branches. */
    BranchFigures topmost(Range run) {
        return topmost.of(run, () -> {
            Tally tally = new Tally();
            rollUps.addTopmost(run.from(), run.to(), tally);
            return tally.figures();
        });
    }

    /** The levels that occur in a run of positions, lowest first. */
    List<Long> levels(Range run) {
        return levels.of(run, () -> {
            List<Long> found = new ArrayList<>();
            orders.by(Sort.LEVEL).eachValue(run::contains, position -> {
                Long level = entries[position].facts().level();
                if (level != null) {
                    found.add(level);
                }
            });
            return List.copyOf(found);
        });
    }

    Recent<Matches.Asked, Matches> recentMatches() {
        return recentMatches;
    }

    Haystack haystack() {
        return haystack;
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
}
