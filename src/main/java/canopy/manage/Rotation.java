package canopy.manage;

import canopy.values.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rotated owner key.
 *
 * @param key the one that upstream says it uses from now on; differs from the one sent only if upstream made its own
 */
public record Rotation(
        OwnerKey key, @Nullable AccountId id, @Nullable Instant at) {}
