package canopy.directory;

import canopy.directory.Roster.Range;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a query finds within a run of positions.
 *
 * @param bits the positions found, null for all of the range
 */
record Matches(Roster roster, Range range, @Nullable BitSet bits, int count, BranchFigures totals) {

    /** What decides about the positions found, and not about their order. */
    record Asked(
            Words words, @Nullable Long level, @Nullable Status status, boolean attention, Range range) {

        boolean isEverything() {
            return words.isEmpty() && level == null && status == null && !attention;
        }

        boolean matches(Entry entry) {
            Facts facts = entry.facts();
            return (level == null || level.equals(facts.level()))
                    && (status == null || status == facts.status())
                    && (!attention || entry.needsAttention());
        }
    }

    static Matches of(Roster roster, DirectoryQuery query, Range range) {
        Range narrowed = query.branch() == null ? range : intersection(range, roster.within(query.branch()));
        Asked asked = new Asked(Words.of(query.text()), query.level(), query.status(), query.attention(), narrowed);
        return roster.recentMatches().of(asked, () -> found(roster, asked));
    }

    /** Hands over some of the positions found, in the order that the query asks for. */
    void forEach(DirectoryQuery query, long skip, int limit, IntConsumer action) {
        if (skip >= count) {
            return;
        }
        long end = Math.min(count, skip + limit);
        IntPredicate goesOn = new IntPredicate() {

            private int seen;

            @Override
            public boolean test(int position) {
                if (contains(position) && seen++ >= skip) {
                    action.accept(position);
                }
                return seen < end;
            }
        };
        if (query.sort() != Sort.TREE) {
            roster.orders().by(query.sort()).walk(query.descending(), goesOn);
            return;
        }
        boolean more = true;
        for (int i = 0; more && i < range.size(); i++) {
            more = goesOn.test(query.descending() ? range.to() - 1 - i : range.from() + i);
        }
    }

    private static Matches found(Roster roster, Asked asked) {
        Range range = asked.range();
        if (asked.isEverything()) {
            return new Matches(roster, range, null, range.size(), roster.topmost(range));
        }
        Tally tally = new Tally();
        BitSet bits = new BitSet(roster.size());
        IntConsumer candidate = position -> {
            Entry entry = roster.entry(position);
            if (asked.matches(entry)) {
                bits.set(position);
                tally.add(entry);
            }
        };
        if (asked.words().isEmpty()) {
            for (int i = range.from(); i < range.to(); i++) {
                candidate.accept(i);
            }
        } else {
            roster.haystack().find(asked.words(), range, candidate);
        }
        BranchFigures totals = tally.figures();
        return new Matches(roster, range, bits, totals.accounts(), totals);
    }

    private boolean contains(int position) {
        return bits == null ? range.contains(position) : bits.get(position);
    }

    private static Range intersection(Range a, Range b) {
        int from = Math.max(a.from(), b.from());
        return new Range(from, Math.max(from, Math.min(a.to(), b.to())));
    }
}
