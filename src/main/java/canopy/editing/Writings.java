package canopy.editing;

import canopy.editing.Writing.Simple;
import canopy.values.Money;
import canopy.values.Parsed;
import canopy.values.Typed;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The writings of fields with one line. */
final class Writings {

    /** How upstream writes a rate without limit (manage-api 1). */
    static final long UNLIMITED = 6_666_666;

    private static final Money NO_LIMIT = new Money(BigDecimal.valueOf(UNLIMITED));
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000);
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_TEXT = 2_000;
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_NAME = 63;
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>.]+(\\.[^\\s@,;<>.]+)*+");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    private Writings() {}

    /** 4 to 63 characters and a letter, so that it cannot be taken for an id; the rest is upstream's to judge. */
    static Writing<String> name() {
        return new Simple<>(
                text -> text,
                text -> Typed.line(text, LONGEST_TEXT).required().where(Writings::isName, "editing.name.form"));
    }

    static Writing<String> email() {
        return new Simple<>(
                text -> text,
                text -> Typed.line(text, LONGEST_EMAIL)
                        .required()
                        .where(line -> EMAIL.matcher(line).matches(), "editing.email.form"));
    }

    /** An e-mail address or none. */
    static Writing<String> maybeEmail() {
        return new Simple<>(
                text -> text,
                text -> orEmpty(Typed.line(text, LONGEST_EMAIL)
                        .where(line -> EMAIL.matcher(line).matches(), "editing.email.form")));
    }

    static Writing<String> maybeText() {
        return new Simple<>(text -> text, text -> orEmpty(Typed.line(text, LONGEST_TEXT)));
    }

    /** An address of the web or none. */
    static Writing<String> maybeLink() {
        return new Simple<>(
                text -> text,
                text -> orEmpty(Typed.line(text, LONGEST_TEXT)
                        .where(line -> LINK.matcher(line).matches(), "editing.link.form")));
    }

    static Writing<Boolean> flag() {
        return new Simple<>(Object::toString, text -> switch (text) {
            case "true" -> Parsed.of(true);
            case "false" -> Parsed.of(false);
            default -> Parsed.wrong("editing.flag.form");
        });
    }

    /** US dollars, where nothing is no limit: 0 upstream. */
    static Writing<Money> limit() {
        return new Simple<>(
                money -> money.isZero() || money.equals(NO_LIMIT) ? "" : money.toString(),
                text -> or(Typed.money(text), Money.ZERO));
    }

    /** Requests or tokens in a stretch of time, where nothing is no limit; upstream may write that as 0, too. */
    static Writing<Long> rate() {
        return new Simple<>(
                rate -> rate == 0 || rate == UNLIMITED ? "" : rate.toString(),
                text -> or(Typed.whole(text), UNLIMITED).where(rate -> rate > 0, "editing.rate.zero"));
    }

    /** A multiplier of prices. */
    static Writing<BigDecimal> multiplier() {
        return new Simple<>(
                number -> number.stripTrailingZeros().toPlainString(),
                text -> Typed.decimal(text)
                        .required()
                        .where(
                                number -> number.signum() > 0 && number.compareTo(HIGHEST) <= 0,
                                "editing.multiplier.range",
                                HIGHEST));
    }

    /** A whole number whose meaning is upstream's. */
    static Writing<Long> number() {
        return new Simple<>(Object::toString, text -> Typed.whole(text).required());
    }

    /** A whole number, 0 where nothing is said. */
    static Writing<Long> maybeNumber() {
        return new Simple<>(number -> number == 0 ? "" : number.toString(), text -> or(Typed.whole(text), 0L));
    }

    private static boolean isName(String name) {
        int length = name.codePointCount(0, name.length());
        return length >= SHORTEST_NAME
                && length <= LONGEST_NAME
                && LETTER.matcher(name).find();
    }

    private static Parsed<String> orEmpty(Parsed<String> parsed) {
        return or(parsed, "");
    }

    private static <T> Parsed<T> or(Parsed<T> parsed, T nothing) {
        return parsed.isEmpty() ? Parsed.of(nothing) : parsed;
    }
}
