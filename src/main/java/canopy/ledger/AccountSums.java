package canopy.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the accounts of a bill with what each used in the span, and the sums over all of them. Accounts that used
 * nothing are not among them.
 *
 * @param count how many there are on all pages
 * @param total the sum over all of them; null unless every day is there and its accounts come to upstream's own total
 * @param known the same for the days that are there
 * @param missing how many days are not there
 * @param unplaced how many of the accounts have no known place in the tree; none within a branch
 * @param unplacedFigures what those used
 * @param readAt when the oldest of the provisional figures was read; null when none is provisional
 */
public record AccountSums(
        List<AccountLine> lines,
        int count,
        @Nullable Figures total,
        Figures known,
        int missing,
        int unplaced,
        Figures unplacedFigures,
        @Nullable Instant readAt) {}
