package canopy.directory;

import canopy.directory.Roster.Range;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A roster as somebody sees who sees one branch: nothing outside it shows, not even as a parent. */
final class View {

    private final Roster roster;
    private final Tree tree;
    private final Range range;
    private final int hidden;

    View(Roster roster, Dna branch) {
        this.roster = roster;
        this.tree = roster.tree();
        this.range = roster.within(branch);
        // Above the first account of a branch stand only accounts outside it, and they stand above all of the branch.
        this.hidden = range.size() == 0 ? 0 : tree.depth(range.from());
    }

    Found search(DirectoryQuery query) {
        Matches matches = Matches.of(roster, query, range);
        List<Row> rows = new ArrayList<>(Math.min(query.size(), matches.count()));
        matches.forEach(query, offset(query.page(), query.size()), query.size(), position -> rows.add(row(position)));
        return new Found(rows, matches.count(), query.page(), query.size(), matches.totals());
    }

    void each(DirectoryQuery query, Consumer<Row> action) {
        Matches.of(roster, query, range).forEach(query, 0, Integer.MAX_VALUE, position -> action.accept(row(position)));
    }

    boolean shows(AccountId id) {
        return position(id) >= 0;
    }

    int size() {
        return range.size();
    }

    Optional<Row> row(AccountId id) {
        int position = position(id);
        return position < 0 ? Optional.empty() : Optional.of(row(position));
    }

    /** The accounts above one, the top of what may be seen first. */
    List<Row> ancestors(AccountId id) {
        List<Row> ancestors = new ArrayList<>();
        int position = position(id);
        for (int i = position < 0 ? -1 : visibleParent(position); i >= 0; i = visibleParent(i)) {
            ancestors.addFirst(row(i));
        }
        return ancestors;
    }

    Found children(AccountId parent, int page, int size) {
        int position = position(parent);
        return position < 0
                ? siblings(new Range(0, 0), page, size)
                : siblings(new Range(position + 1, tree.end(position)), page, size);
    }

    Found roots(int page, int size) {
        return siblings(range, page, size);
    }

    List<Long> levels() {
        TreeSet<Long> levels = new TreeSet<>();
        for (int i = range.from(); i < range.to(); i++) {
            Long level = roster.entry(i).facts().level();
            if (level != null) {
                levels.add(level);
            }
        }
        return List.copyOf(levels);
    }

    /** The topmost accounts of a run, and the figures of all of it. */
    private Found siblings(Range run, int page, int size) {
        List<Row> rows = new ArrayList<>();
        Tally tally = new Tally();
        long skip = offset(page, size);
        int total = 0;
        for (int i = run.from(); i < run.to(); i = tree.end(i)) {
            if (total >= skip && rows.size() < size) {
                rows.add(row(i));
            }
            tally.add(roster.figures(i));
            total++;
        }
        return new Found(rows, total, page, size, tally.figures());
    }

    private int position(AccountId id) {
        int position = roster.position(id);
        return range.contains(position) ? position : -1;
    }

    private int visibleParent(int position) {
        int parent = tree.parent(position);
        return range.contains(parent) ? parent : -1;
    }

    private Row row(int position) {
        Entry entry = roster.entry(position);
        Facts facts = entry.facts();
        return new Row(
                facts.accountId(),
                new Dna(facts.branch()),
                tree.depth(position) - hidden,
                parent(position),
                facts.name(),
                facts.alias(),
                facts.email(),
                facts.level(),
                facts.status(),
                entry.balance(),
                entry.spentToday(),
                entry.spentMonth(),
                facts.hardLimit(),
                facts.dailyLimit(),
                tree.children(position),
                entry.nextExpiry() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(entry.nextExpiry()),
                entry.attention(),
                roster.figures(position));
    }

    private @Nullable AccountId parent(int position) {
        int parent = visibleParent(position);
        return parent < 0 ? null : roster.entry(parent).facts().accountId();
    }

    private static long offset(int page, int size) {
        return (page - 1L) * size;
    }

    /** What a query finds within a run of positions. */
    private record Matches(
            Roster roster, Range range, @Nullable BitSet bits, int count, BranchFigures totals) {

        static Matches of(Roster roster, DirectoryQuery query, Range range) {
            Range narrowed = query.branch() == null ? range : intersection(range, roster.within(query.branch()));
            Words words = Words.of(query.text());
            Tally tally = new Tally();
            if (words.isEmpty() && query.level() == null && query.status() == null && !query.attention()) {
                for (int i = narrowed.from();
                        i < narrowed.to();
                        i = roster.tree().end(i)) {
                    tally.add(roster.figures(i));
                }
                return new Matches(roster, narrowed, null, narrowed.size(), tally.figures());
            }
            BitSet bits = new BitSet(roster.size());
            int count = 0;
            for (int i = narrowed.from(); i < narrowed.to(); i++) {
                Entry entry = roster.entry(i);
                if (matches(entry, query) && words.occurIn(entry.facts())) {
                    bits.set(i);
                    tally.add(entry);
                    count++;
                }
            }
            return new Matches(roster, narrowed, bits, count, tally.figures());
        }

        void forEach(DirectoryQuery query, long skip, int limit, IntConsumer action) {
            if (skip >= count) {
                return;
            }
            int size = roster.size();
            int[] order = query.sort() == Sort.TREE ? null : roster.orders().by(query.sort(), query.descending());
            long end = Math.min(count, skip + limit);
            int seen = 0;
            for (int i = 0; i < size && seen < end; i++) {
                int position = order != null ? order[i] : query.descending() ? size - 1 - i : i;
                if (contains(position) && seen++ >= skip) {
                    action.accept(position);
                }
            }
        }

        private boolean contains(int position) {
            return bits == null ? range.contains(position) : bits.get(position);
        }

        private static boolean matches(Entry entry, DirectoryQuery query) {
            Facts facts = entry.facts();
            return (query.level() == null || query.level().equals(facts.level()))
                    && (query.status() == null || query.status() == facts.status())
                    && (!query.attention() || entry.needsAttention());
        }

        private static Range intersection(Range a, Range b) {
            int from = Math.max(a.from(), b.from());
            return new Range(from, Math.max(from, Math.min(a.to(), b.to())));
        }
    }
}
