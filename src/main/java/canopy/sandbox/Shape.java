package canopy.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The tree of the base population: who is whose child. Ids follow the order of creation, parents first. */
final class Shape {

    private static final int DEPTH = 6;
    /** How many of a hundred accounts stand on each level. */
    private static final int[] SHARES = {8, 55, 22, 9, 4, 2};

    private static final int CROWD = 900;

    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final int[] children;

    /** @param accounts how many descendants the owner gets */
    Shape(long seed, int accounts) {
        this.children = new int[accounts + 1];
        List<List<Integer>> levels = new ArrayList<>();
        for (int depth = 0; depth <= DEPTH; depth++) {
            levels.add(new ArrayList<>());
        }
        levels.getFirst().add(0);
        parents.add(-1);
        depths.add(0);
        for (int number = 1; number <= accounts; number++) {
            long hash = Hash.of(seed, number, 0x73686170);
            // The first six stand below one another, so that even a small tree is deep.
            int depth = number <= DEPTH ? number : depth(Hash.below(hash, 1, 100));
            int parent = parent(levels.get(depth - 1), depth, hash);
            levels.get(depth).add(number);
            parents.add(parent);
            depths.add(depth);
            children[parent]++;
        }
    }

    /** Number 0 is the owner; its parent is none of these. */
    int parentOf(int number) {
        return parents.get(number);
    }

    int depthOf(int number) {
        return depths.get(number);
    }

    int childrenOf(int number) {
        return children[number];
    }

    private static int depth(int percent) {
        int rest = percent;
        for (int depth = 1; depth <= DEPTH; depth++) {
            rest -= SHARES[depth - 1];
            if (rest < 0) {
                return depth;
            }
        }
        return DEPTH;
    }

    /** Early accounts have most of the children, and one of them has a crowd. */
    private int parent(List<Integer> level, int depth, long hash) {
        int crowded = level.get(Math.min(1, level.size() - 1));
        if (depth == 2 && children[crowded] < CROWD && Hash.below(hash, 2, 100) < 60) {
            return crowded;
        }
        long draw = Hash.below(hash, 3, level.size());
        return level.get((int) (draw * draw / level.size()));
    }
}
