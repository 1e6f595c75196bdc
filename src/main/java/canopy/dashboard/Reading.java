package canopy.dashboard;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a topic, and how far it can be trusted.
 *
 * @param value as last read; null before the first time
 * @param readAt when upstream was asked for it
 * @param trouble why it could not be read since; null when the last try went well
 * @param detail what upstream or the network said to it: somebody else's text
 * @param since when the first of the tries that failed was made
 * @param version another one with each try
 * @param every how often it is read
 * @param underWay whether it is being read right now, so that a later look sees more
 */
record Reading<T>(
        @Nullable T value,
        @Nullable Instant readAt,
        @Nullable Trouble trouble,
        @Nullable String detail,
        @Nullable Instant since,
        long version,
        Duration every,
        boolean underWay) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static <T> Reading<T> none(Topic<T> topic) {
        return new Reading<>(null, null, null, null, null, 0, topic.every(), false);
    }

    /** Whether a look in a moment sees more: it is being read, or nobody has come to it yet. */
    boolean isAwaited() {
        return underWay || (value == null && trouble == null);
    }

    /** Whether more time has passed than should while somebody looks; also where nobody looked. */
    boolean isOld(Instant now) {
        return readAt != null
                && (trouble != null
                        || readAt.plus(every.multipliedBy(2)).plus(PATIENCE).isBefore(now));
    }
}
