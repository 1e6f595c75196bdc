package canopy.manage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation that upstream noted. All of it is somebody's text.
 *
 * @param details plain text or a JSON object, as sent
 */
public record LogEntry(
        @Nullable Long id,
        @Nullable String action,
        @Nullable Long operator,
        @Nullable Long target,
        @Nullable String status,
        @Nullable String parentName,
        @Nullable String userName,
        @Nullable String ip,
        @Nullable String details,
        @Nullable Instant at) {}
