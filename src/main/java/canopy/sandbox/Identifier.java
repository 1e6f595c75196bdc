package canopy.sandbox;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What stands for accounts in a path or a filter: an id, a name, an address, a branch, or a number after L, G, R, T, F. */
record Identifier(Kind kind, String text) {

    enum Kind {
        ID,
        NAME,
        EMAIL,
        BRANCH,
        LEVEL,
        GEAR,
        ROLE,
        TIER,
        FACTOR
    }

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Pattern WHOLE_FILTER = Pattern.compile("[LGRT]\\d{1,9}");
    private static final Pattern FACTOR_FILTER = Pattern.compile("F\\d{1,9}(\\.\\d{1,9})?");

    static Identifier parse(String written) {
        String text = written.strip();
        if (text.startsWith(".")) {
            return new Identifier(Kind.BRANCH, text.endsWith(".") ? text : text + ".");
        }
        if (text.contains("@")) {
            return new Identifier(Kind.EMAIL, text);
        }
        if (DIGITS.matcher(text).matches()) {
            return new Identifier(Kind.ID, text);
        }
        if (WHOLE_FILTER.matcher(text).matches()) {
            return new Identifier(prefix(text.charAt(0)), text.substring(1));
        }
        if (FACTOR_FILTER.matcher(text).matches()) {
            return new Identifier(Kind.FACTOR, text.substring(1));
        }
        return new Identifier(Kind.NAME, text);
    }

    /** Whether it can only mean one account. */
    boolean namesOne() {
        return kind == Kind.ID || kind == Kind.NAME || kind == Kind.EMAIL;
    }

    Predicate<Account> test() {
        return switch (kind) {
            case ID -> account -> account.id() == number();
            case NAME -> account -> account.profile().name().equals(text);
            case EMAIL -> account -> account.profile().email().equalsIgnoreCase(text);
            case BRANCH -> account -> account.dna().startsWith(text);
            case LEVEL -> account -> account.terms().level() == number();
            case GEAR -> account -> account.terms().gear() == number();
            case ROLE -> account -> account.terms().role() == number();
            case TIER -> account -> account.terms().tier() == number();
            case FACTOR -> {
                BigDecimal factor = new BigDecimal(text);
                yield account -> account.terms().factor().compareTo(factor) == 0;
            }
        };
    }

    long number() {
        return Long.parseLong(text);
    }

    private static Kind prefix(char letter) {
        return switch (letter) {
            case 'L' -> Kind.LEVEL;
            case 'G' -> Kind.GEAR;
            case 'R' -> Kind.ROLE;
            default -> Kind.TIER;
        };
    }
}
