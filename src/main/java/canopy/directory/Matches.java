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

    static Matches of(Roster roster, DirectoryQuery query, Range range) {
        Range narrowed = query.branch() == null ? range : intersection(range, roster.within(query.branch()));
        Words words = Words.of(query.text());
        Tally tally = new Tally();
        if (words.isEmpty() && query.level() == null && query.status() == null && !query.attention()) {
            roster.rollUps().addTopmost(narrowed.from(), narrowed.to(), tally);
            return new Matches(roster, narrowed, null, narrowed.size(), tally.figures());
        }
        BitSet bits = new BitSet(roster.size());
        IntConsumer candidate = position -> {
            Entry entry = roster.entry(position);
            if (matches(entry, query)) {
                bits.set(position);
                tally.add(entry);
            }
        };
        if (words.isEmpty()) {
            for (int i = narrowed.from(); i < narrowed.to(); i++) {
                candidate.accept(i);
            }
        } else {
            roster.haystack().find(words, narrowed, candidate);
        }
        BranchFigures totals = tally.figures();
        return new Matches(roster, narrowed, bits, totals.accounts(), totals);
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
