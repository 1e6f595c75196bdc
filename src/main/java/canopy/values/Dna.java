package canopy.values;

import java.util.Arrays;
import java.util.List;

/**
 * A path in the account tree: ids from the root downwards, framed by dots. {@code .1.3.12.} is the branch of account
 * 12, which is the account itself with everything below it; {@code .} is the whole tree.
 *
 * <p>As upstream writes it, an account's DNA names its ancestors only, though two documented samples include the account
 * itself; {@link #branchOf} makes the branch from either.
 */
public record Dna(String path) implements Comparable<Dna> {

    /** Longer than the path of any tree. */
    static final int LONGEST = 4_096;

    private static final int ID_DIGITS = 19;

    /** The branch that holds every account. */
    public static final Dna WHOLE_TREE = new Dna(".");

    public Dna {
        if (path.length() > LONGEST || !isFramed(path)) {
            throw new IllegalArgumentException(
                    "A DNA path is ids framed by dots, such as .1.3.12., 4,096 characters at most");
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

    /** Looks at each character once: a regular expression would recurse for each id. */
    private static boolean isFramed(String path) {
        int digits = 0;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '.' ? digits == 0 : !isDigit(c, digits)) {
                return false;
            }
            digits = c == '.' ? 0 : digits + 1;
        }
        return digits == 0 && path.startsWith(".");
    }

    private static boolean isDigit(char c, int digitsBefore) {
        return c >= (digitsBefore == 0 ? '1' : '0') && c <= '9' && digitsBefore < ID_DIGITS;
    }
}
