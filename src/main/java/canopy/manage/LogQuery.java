package canopy.manage;

import canopy.values.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Which operations to list.
 *
 * @param page from 1
 * @param size 1 to 100, upstream's maximum
 * @param action such as {@code add_user}; an open set
 * @param status such as {@code success} or {@code error}; an open set
 */
public record LogQuery(
        int page,
        int size,
        @Nullable String action,
        @Nullable AccountId target,
        @Nullable String status) {

    public LogQuery {
        if (page < 1 || size < 1 || size > 100) {
            throw new IllegalArgumentException("Pages of operations start at 1 and hold 1 to 100");
        }
    }

    public static LogQuery newest(int size) {
        return new LogQuery(1, size, null, null, null);
    }
}
