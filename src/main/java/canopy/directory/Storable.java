package canopy.directory;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text as both databases can keep it: PostgreSQL has no place for NUL, and neither for half of a surrogate pair. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    static String text(String text) {
        String whole = text.codePoints().anyMatch(Storable::isHalf)
                ? new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE)
                : text;
        return whole.indexOf('\0') < 0 ? whole : whole.replace('\0', REPLACEMENT);
    }

    static @Nullable String textIfAny(@Nullable String text) {
        return text == null ? null : text(text);
    }

    /** The beginning of a text, for a column of so many characters. */
    static String start(String text, int length) {
        return text(text.length() <= length ? text : text.substring(0, length - 1) + "…");
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
