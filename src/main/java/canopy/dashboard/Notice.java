package canopy.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the news, as somebody reads it.
 *
 * @param key tells it from others; of all that it says
 * @param from who it is for: {@code system}, {@code personal} or {@code branch}
 * @param expired whether its time has passed
 * @param unread whether the reader has not marked it as read
 */
record Notice(
        String key,
        String from,
        @Nullable String title,
        List<NewsText.Paragraph> text,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        boolean expired,
        boolean unread) {

    public boolean isNew() {
        return unread && !expired;
    }
}
