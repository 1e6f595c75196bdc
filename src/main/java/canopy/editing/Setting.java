package canopy.editing;

import canopy.manage.Subaccount;
import canopy.people.Right;
import canopy.values.Parsed;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set on an account.
 *
 * @param name the field's name in forms and in the journal: upstream's own, in camel case
 * @param right what it takes to change it
 * @param control what the field looks like
 * @param empty what an empty field means, as the key of a word
 * @param present reads it from an account; null when upstream did not say
 */
record Setting<T>(
        String name,
        Group group,
        Right right,
        Control control,
        String empty,
        Writing<T> writing,
        Function<Subaccount, @Nullable T> present) {

    /** More would take upstream longer than anybody waits, and nobody could check them. */
    static final int MOST_LINES = 1_000;

    /** The controls of a form: the kinds of fields of {@code fragments/field.html}. */
    enum Control {
        TEXT,
        EMAIL,
        DECIMAL,
        WHOLE,
        CHOICE,
        LINES
    }

    boolean isLines() {
        return control == Control.LINES;
    }

    boolean isKnown(Subaccount account) {
        return present.apply(account) != null;
    }

    /** As its field shows it; empty as well when upstream did not say. */
    String text(Subaccount account) {
        T value = present.apply(account);
        return value == null ? "" : writing.write(value);
    }

    Parsed<T> read(String text) {
        return isLines() && Lines.of(text).size() > MOST_LINES
                ? Parsed.wrong("editing.lines.many", MOST_LINES)
                : writing.read(text);
    }

    boolean same(String one, String other) {
        return one.equals(other) || writing.canonical(one).equals(writing.canonical(other));
    }
}
