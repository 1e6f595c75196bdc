package canopy.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a line of the log. All words are somebody's text.
 *
 * @param action as upstream names it
 * @param known whether there are words of ours for it
 * @param mark of the style sheet for the status
 * @param text details that are no JSON object; null where there are none
 * @param details those of a JSON object
 * @param origin null where it cannot be told
 */
record LogLine(
        @Nullable Instant at,
        String action,
        boolean known,
        @Nullable String status,
        String mark,
        Party target,
        Party operator,
        @Nullable String ip,
        @Nullable String text,
        List<Detail> details,
        @Nullable Origin origin) {

    /**
     * An account that took part.
     *
     * @param name null where nobody is named, or the reader may not know who
     * @param href its page; null where there is none for the reader
     */
    record Party(@Nullable String name, @Nullable String href) {

        static final Party NOBODY = new Party(null, null);
    }

    record Detail(String name, String value) {}

    /**
     * Whether we did it.
     *
     * @param actor who did it through this console; null where the reader may not know
     * @param href the intent's page, likewise
     */
    record Origin(
            boolean ours, @Nullable String actor, @Nullable String href) {

        static final Origin OUTSIDE = new Origin(false, null, null);
    }
}
