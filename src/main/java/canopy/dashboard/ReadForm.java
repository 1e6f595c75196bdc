package canopy.dashboard;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The news that somebody has seen; what came since stays unread.
 *
 * @param notice keys of {@link Notice}
 */
record ReadForm(List<String> notice) {

    private static final int MOST = 200;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    @SuppressWarnings("NullAway") // Spring hands in null for an absent parameter.
    ReadForm {
        notice = Objects.requireNonNullElse(notice, List.<String>of()).stream()
                .filter(key -> KEY.matcher(key).matches())
                .limit(MOST)
                .toList();
    }
}
