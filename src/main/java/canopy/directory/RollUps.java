package canopy.directory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of every branch; unchangeable. Those of an account with nothing below it are made when asked for. */
final class RollUps {

    private final Entry[] entries;
    private final Tree tree;
    private final @Nullable BranchFigures[] figures;

    private RollUps(Entry[] entries, Tree tree, @Nullable BranchFigures[] figures) {
        this.entries = entries;
        this.tree = tree;
        this.figures = figures;
    }

    static RollUps of(Entry[] entries, Tree tree) {
        RollUps rollUps = new RollUps(entries, tree, new @Nullable BranchFigures[entries.length]);
        for (int i = entries.length - 1; i >= 0; i--) {
            if (!tree.isLeaf(i)) {
                Tally tally = new Tally();
                tally.add(entries[i]);
                rollUps.addTopmost(i + 1, tree.end(i), tally);
                rollUps.figures[i] = tally.figures();
            }
        }
        return rollUps;
    }

    /** The figures after some accounts changed and none came, went or moved. */
    RollUps next(Entry[] after, int[] touched) {
        if (touched.length > entries.length / 16) {
            return of(after, tree);
        }
        Map<Integer, Tally> tallies = new HashMap<>();
        for (int position : touched) {
            for (int i = tree.isLeaf(position) ? tree.parent(position) : position; i >= 0; i = tree.parent(i)) {
                tallies.computeIfAbsent(i, this::tally).replace(entries[position], after[position]);
            }
        }
        @Nullable BranchFigures[] next = figures.clone();
        tallies.forEach((position, tally) -> next[position] = tally.figures());
        return new RollUps(after, tree, next);
    }

    /** The figures of the branch that starts at a position. */
    BranchFigures at(int position) {
        BranchFigures rolledUp = figures[position];
        return rolledUp != null ? rolledUp : tally(position).figures();
    }

    /** Adds the branches that make up a run of positions. */
    void addTopmost(int from, int to, Tally tally) {
        for (int i = from; i < to; i = tree.end(i)) {
            BranchFigures rolledUp = figures[i];
            if (rolledUp == null) {
                tally.add(entries[i]);
            } else {
                tally.add(rolledUp);
            }
        }
    }

    private Tally tally(int position) {
        Tally tally = new Tally();
        addTopmost(position, position + 1, tally);
        return tally;
    }
}
