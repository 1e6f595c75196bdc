package canopy.values;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path in the account tree: ids from the root downwards, framed by dots. {@code .1.3.12.} is the branch of account
 * 12, which is the account itself with everything below it; {@code .} is the whole tree.
 *
 * <p>As upstream writes it, an account's DNA names its ancestors only, though two documented samples include the account
 * itself; {@link #branchOf} makes the branch from either.
 */
public record Dna(String path) implements Comparable<Dna> {

    private static final Pattern SHAPE = Pattern.compile("\\.([1-9][0-9]{0,18}\\.)*");

    /** The branch that holds every account. */
    public static final Dna WHOLE_TREE = new Dna(".");

    public Dna {
        if (!SHAPE.matcher(path).matches()) {
            throw new IllegalArgumentException("A DNA path is ids framed by dots, such as .1.3.12.");
        }
    }

    /** Reads a path as a URL or form carries it. */
    public static Dna valueOf(String text) {
        return new Dna(text);
    }

    /** The branch that starts with the given account; the last dot keeps {@code .1.70.} out of {@code .1.7.}. */
    public static Dna branchOf(Dna dna, AccountId id) {
        return dna.path.endsWith("." + id + ".") ? dna : new Dna(dna.path + id + ".");
    }

    public boolean isWithin(Dna branch) {
        return path.startsWith(branch.path);
    }

    public boolean isWholeTree() {
        return path.equals(WHOLE_TREE.path);
    }

    /** How many accounts the path names; the whole tree has depth 0. */
    public int depth() {
        return (int) path.chars().filter(c -> c == '.').count() - 1;
    }

    /** The accounts on the path, root first. */
    public List<AccountId> ids() {
        return Arrays.stream(path.split("\\."))
                .filter(part -> !part.isEmpty())
                .map(AccountId::valueOf)
                .toList();
    }

    @Override
    public int compareTo(Dna other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
