package canopy.dashboard;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows already, as it says when it asks again: a mark of the figures, and the states that it has in words.
 *
 * @param token null on the first look, and for anything that is none
 */
record Heard(@Nullable String token) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,19}(-[0-9]{1,19}){0,3}(\\.[a-z-]{1,20}){0,12}");

    Heard {
        token = token == null || !SHAPE.matcher(token).matches() ? null : token;
    }

    static String token(String figures, Stream<String> codes) {
        return Stream.concat(Stream.of(figures), codes).collect(Collectors.joining("."));
    }

    /** Whether a state is news to somebody who has been looking. */
    boolean isNews(String code) {
        return token != null && !Set.of(token.split("\\.")).contains(code);
    }
}
