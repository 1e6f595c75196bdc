package canopy.directory;

import canopy.directory.Roster.Range;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
        matches.forEach(
                query, Found.offset(query.page(), query.size()), query.size(), position -> rows.add(row(position)));
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
        return roster.levels(range);
    }

    Map<Attention, Integer> attention() {
        Map<Attention, Integer> counts = new EnumMap<>(Attention.class);
        for (int i = range.from(); i < range.to(); i++) {
            for (Attention reason : roster.entry(i).attention()) {
                counts.merge(reason, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The topmost accounts of a run, and the figures of all of it. */
    private Found siblings(Range run, int page, int size) {
        List<Row> rows = new ArrayList<>();
        long skip = Found.offset(page, size);
        int total = 0;
        for (int i = run.from(); i < run.to(); i = tree.end(i)) {
            if (total >= skip && rows.size() < size) {
                rows.add(row(i));
            }
            total++;
        }
        return new Found(rows, total, page, size, roster.topmost(run));
    }

    private int position(AccountId id) {
        int position = roster.position(id.value());
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
                roster.rollUps().at(position));
    }

    private @Nullable AccountId parent(int position) {
        int parent = visibleParent(position);
        return parent < 0 ? null : roster.entry(parent).facts().accountId();
    }
}
