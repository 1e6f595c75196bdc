package canopy.changes;

import canopy.directory.MirroredAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as a page shows it.
 *
 * @param asKept whether it is not as it is now but as it was read a while ago
 */
public record Look(MirroredAccount account, boolean asKept) {

    /** When it was read where that is a while ago; null where this is how it stands now. */
    public @Nullable Instant keptSince() {
        return asKept ? account.readAt() : null;
    }
}
