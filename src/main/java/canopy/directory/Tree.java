package canopy.directory;

/**
 * The tree over accounts that stand in the order of their paths: a branch is the run of positions from its head up to,
 * not including, its end.
 */
final class Tree {

    private final int[] parents;
    private final int[] ends;
    private final int[] depths;
    private final int[] children;

    Tree(Entry[] entries) {
        int size = entries.length;
        parents = new int[size];
        ends = new int[size];
        depths = new int[size];
        children = new int[size];
        int above = -1;
        for (int i = 0; i < size; i++) {
            while (above >= 0 && !leadsTo(entries[above], entries[i])) {
                ends[above] = i;
                above = parents[above];
            }
            parents[i] = above;
            if (above >= 0) {
                depths[i] = depths[above] + 1;
                children[above]++;
            }
            above = i;
        }
        for (; above >= 0; above = parents[above]) {
            ends[above] = size;
        }
    }

    /** Position of the nearest known account above, -1 at the top. */
    int parent(int position) {
        return parents[position];
    }

    int end(int position) {
        return ends[position];
    }

    /** How many known accounts stand above. */
    int depth(int position) {
        return depths[position];
    }

    /** How many accounts hang directly below. */
    int children(int position) {
        return children[position];
    }

    boolean isLeaf(int position) {
        return ends[position] == position + 1;
    }

    private static boolean leadsTo(Entry above, Entry below) {
        return above.facts().path().leadsTo(below.facts().path());
    }
}
