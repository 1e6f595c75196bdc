package canopy.editing;

import canopy.values.Parsed;
import java.util.function.Function;

/** How a value stands in a field of a form, and how it is read from there. What it writes, it reads as the same value. */
interface Writing<T> {

    String write(T value);

    /** The value; an empty field means one too, unless it is a mistake. */
    Parsed<T> read(String text);

    /** The same text for all texts that mean the same. */
    default String canonical(String text) {
        T value = read(text).value();
        return Lines.sorted(value == null ? text : write(value));
    }

    /** A writing of one line. */
    record Simple<T>(Function<T, String> writer, Function<String, Parsed<T>> reader) implements Writing<T> {

        @Override
        public String write(T value) {
            return writer.apply(value);
        }

        @Override
        public Parsed<T> read(String text) {
            // A browser takes line breaks out of a field of one line without being asked.
            return reader.apply(text.replaceAll("[\\r\\n]", "").strip());
        }
    }
}
