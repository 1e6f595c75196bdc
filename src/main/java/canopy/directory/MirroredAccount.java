package canopy.directory;

import canopy.manage.Subaccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything we know of one account.
 *
 * @param row its line in the list, with spend, attention and its branch's figures
 * @param account the whole record as last read
 * @param readAt when upstream last told us so, in a walk or by itself
 * @param goneSince when we saw that upstream no longer has it
 * @param ancestors the known accounts above it within the viewer's branch, top first
 * @param parent the whole record of the nearest of them, for its caps; null where that is outside the viewer's branch
 */
public record MirroredAccount(
        Row row,
        Subaccount account,
        Instant readAt,
        @Nullable Instant goneSince,
        List<Row> ancestors,
        @Nullable Subaccount parent) {

    /** The line of the nearest known account above it within the viewer's branch. */
    public @Nullable Row parentRow() {
        return ancestors.isEmpty() ? null : ancestors.getLast();
    }

    public boolean isGone() {
        return goneSince != null;
    }
}
