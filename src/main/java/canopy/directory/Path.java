package canopy.directory;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ids from the root down to an account, itself included. Ordered number by number, each account stands before what is
 * below it and every branch is one unbroken run, so the accounts' own paths make the tree: an account hangs under the
 * nearest known one that its path leads through, and no path can lead in a circle.
 */
final class Path implements Comparable<Path> {

    /** Deeper than any tree; a longer path is noise, and its account is shown at the top, to whole-tree viewers only. */
    static final int DEEPEST = 200;

    private final long[] ids;

    private Path(long... ids) {
        this.ids = ids;
    }

    static Path of(@Nullable Dna dna, AccountId id) {
        if (dna == null || dna.path().length() > DEEPEST * 20) {
            return new Path(id.value());
        }
        Path path = parse(Dna.branchOf(dna, id).path());
        return path == null ? new Path(id.value()) : path;
    }

    /** A path as {@link #toString} wrote it. */
    static Path stored(String text, long id) {
        Path path = parse(text);
        return path == null ? new Path(id) : path;
    }

    /** The path to the head of a branch; null when it is too deep or names what cannot be an id. */
    static @Nullable Path to(Dna branch) {
        return branch.path().length() > DEEPEST * 20 ? null : parse(branch.path());
    }

    /** Whether the other path runs through the end of this one, or is the same. */
    boolean leadsTo(Path other) {
        return ids.length <= other.ids.length && Arrays.equals(ids, 0, ids.length, other.ids, 0, ids.length);
    }

    @Override
    public int compareTo(Path other) {
        return Arrays.compare(ids, other.ids);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path path && Arrays.equals(ids, path.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    /** As a DNA is written: {@code .1.3.12.} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(ids.length * 6 + 1);
        appendTo(text);
        return text.toString();
    }

    void appendTo(StringBuilder text) {
        text.append('.');
        for (long id : ids) {
            text.append(id).append('.');
        }
    }

    /** Reads {@code .1.3.12.}; null when it is too deep or holds a number beyond 64 bits. */
    private static @Nullable Path parse(String text) {
        long[] ids = new long[(int) text.chars().filter(c -> c == '.').count() - 1];
        if (ids.length > DEEPEST) {
            return null;
        }
        int from = 1;
        for (int i = 0; i < ids.length; i++) {
            int to = text.indexOf('.', from);
            try {
                ids[i] = Long.parseLong(text, from, to, 10);
            } catch (NumberFormatException tooLarge) {
                return null;
            }
            from = to + 1;
        }
        return new Path(ids);
    }
}
