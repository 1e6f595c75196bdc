package canopy.values;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type into fields. A number is ASCII digits with at most one point, 15 digits before it and 6 behind it,
 * and never negative; anything else ({@code 1e3}, {@code 1,000}, {@code -0}, foreign digits) is refused with a sentence
 * that says how to write it, so that no text has another effect than the one it shows. Spaces around it do not count.
 */
public final class Typed {

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern DECIMAL = Pattern.compile("0*[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("0*[0-9]{1,15}");
    // Controls, and what turns the direction of the text around it or cannot be seen.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Typed() {}

    /** An amount of US dollars, 0 or more. */
    public static Parsed<Money> money(@Nullable String text) {
        return number(text, DECIMAL, "changes.typed.money", digits -> new Money(new BigDecimal(digits)));
    }

    /** A number with decimals, 0 or more. */
    public static Parsed<BigDecimal> decimal(@Nullable String text) {
        return number(text, DECIMAL, "changes.typed.decimal", BigDecimal::new);
    }

    /** A whole number, 0 or more. */
    public static Parsed<Long> whole(@Nullable String text) {
        return number(text, WHOLE, "changes.typed.whole", Long::valueOf);
    }

    /** One line of text without control characters; a line break is refused, not turned into something else. */
    public static Parsed<String> line(@Nullable String text, int most) {
        String trimmed = trimmed(text);
        if (trimmed.isEmpty()) {
            return Parsed.nothing();
        }
        if (UNSEEN.matcher(trimmed).find()) {
            return Parsed.wrong("changes.typed.line");
        }
        return Parsed.of(trimmed).where(line -> line.length() <= most, "changes.typed.length", most);
    }

    /** The text without the spaces and tabs around it; nothing at all is empty. */
    public static String trimmed(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static <T> Parsed<T> number(
            @Nullable String text, Pattern shape, String problem, Function<String, T> reader) {
        String trimmed = trimmed(text);
        if (trimmed.isEmpty()) {
            return Parsed.nothing();
        }
        boolean fits =
                trimmed.length() <= LONGEST_NUMBER && shape.matcher(trimmed).matches();
        return fits ? Parsed.of(reader.apply(trimmed)) : Parsed.wrong(problem);
    }
}
