package canopy.manage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A model that the key's account may call. */
public record Model(
        String id, @Nullable String ownedBy, @Nullable Instant createdAt) {}
