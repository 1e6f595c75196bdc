package canopy.values;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What typed text means: a value, nothing (the field was left empty), or the reason why it means none.
 *
 * @param value null when the field was empty or the text means nothing
 * @param problem null when there is none
 */
public record Parsed<T>(@Nullable T value, @Nullable Problem problem) {

    /**
     * Why a text means nothing.
     *
     * @param key of a sentence whose first argument is the field's name
     * @param arguments the further ones, as they are to be read
     */
    public record Problem(String key, List<String> arguments) {}

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null);
    }

    /** A field that was left empty. */
    public static <T> Parsed<T> nothing() {
        return new Parsed<>(null, null);
    }

    /** @param key of a sentence whose first argument will be the field's name */
    public static <T> Parsed<T> wrong(String key, Object... arguments) {
        return new Parsed<>(
                null,
                new Problem(
                        key, List.of(arguments).stream().map(Object::toString).toList()));
    }

    public boolean isEmpty() {
        return value == null && problem == null;
    }

    public boolean isWrong() {
        return problem != null;
    }

    /** The same, where an empty field is a mistake. */
    public Parsed<T> required() {
        return isEmpty() ? wrong("changes.typed.missing") : this;
    }

    /** The same, where a value that breaks the rule is a mistake; an empty field breaks none. */
    public Parsed<T> where(Predicate<? super T> rule, String key, Object... arguments) {
        return value == null || rule.test(value) ? this : wrong(key, arguments);
    }
}
