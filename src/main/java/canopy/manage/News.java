package canopy.manage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notices for everybody, for this account, and for its branch. Their text was written by other accounts. */
public record News(List<Item> system, List<Item> user, List<Item> branch) {

    public record Item(
            @Nullable Long id,
            @Nullable String title,
            @Nullable String content,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt) {}
}
