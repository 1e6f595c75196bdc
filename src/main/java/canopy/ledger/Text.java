package canopy.ledger;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Upstream's text as both databases can keep it: without NUL, without half of a surrogate pair, and not too long. */
final class Text {

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    static String of(String text, int longest) {
        String start = text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
        String whole = new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace('\0', REPLACEMENT);
    }

    static @Nullable String ofAny(@Nullable String text, int longest) {
        return text == null ? null : of(text, longest);
    }
}
