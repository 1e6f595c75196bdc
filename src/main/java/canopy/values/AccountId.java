package canopy.values;

import java.util.regex.Pattern;

/**
 * The numeric id of an account. The only identifier that goes into an upstream path: names such as {@code T100} and
 * filters such as {@code L2} would hit other accounts.
 */
public record AccountId(long value) implements Comparable<AccountId> {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,18}");

    public AccountId {
        if (value < 1) {
            throw new IllegalArgumentException("An account id is a positive whole number, not " + value);
        }
    }

    /**
     * Reads an id as people and URLs write it: ASCII digits without sign, space or leading zero.
     *
     * @throws IllegalArgumentException when the text is anything else, or larger than a 64-bit number
     */
    public static AccountId valueOf(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an account id");
        }
        // NumberFormatException is an IllegalArgumentException: 19 digits may still be too large.
        return new AccountId(Long.parseLong(text));
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
