package canopy.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far what we show can be trusted. The words for phase and problem stand in the bundle under
 * {@code directory.phase.} and {@code directory.problem.}.
 *
 * @param accounts how many accounts this node shows now
 * @param completeAt when the last complete walk began: everything shown is at least that fresh; null before the first
 * @param walkEndedAt when the last walk ended, complete or not
 * @param problem why the last walk was not complete, or why there is none
 * @param detail what upstream or the network said to it, in its own words; somebody else's text
 * @param nextWalk when the next walk is due
 * @param spendReadAt when spend of today and of the month was last read
 * @param own the owner's own account as of the last walk
 * @param budget reads upstream by all nodes together
 */
public record MirrorState(
        Phase phase,
        int accounts,
        @Nullable Progress progress,
        @Nullable Instant completeAt,
        @Nullable Instant walkEndedAt,
        @Nullable Problem problem,
        @Nullable String detail,
        @Nullable Instant nextWalk,
        boolean stale,
        @Nullable Instant spendReadAt,
        @Nullable OwnSnapshot own,
        Reads budget) {

    public enum Phase {
        /** Nothing was ever read. */
        NEVER_WALKED,
        /** A walk is under way, on this node or another. */
        WALKING,
        /** The last walk saw every account. */
        COMPLETE,
        /** The last walk may have missed accounts: no total is claimed from it. */
        INCOMPLETE,
        /** This database belongs to another upstream or account: nothing is read, shown or changed. */
        REFUSED
    }

    public enum Problem {
        /** Upstream could not be asked, or its answer could not be used. */
        UPSTREAM_SILENT,
        /** Upstream refused. */
        UPSTREAM_REFUSED,
        /** A page came twice. */
        REPEATED_PAGE,
        /** More pages than {@code canopy.directory.max-pages}. */
        TOO_MANY_PAGES,
        /** Upstream named another total than it has rows. */
        TOTAL_DISAGREES,
        /** Some rows had no usable id: whose they are nobody knows. */
        UNUSABLE_ROWS,
        /** The daily read budget is used up. */
        BUDGET_USED_UP,
        /** The node that walked stopped before the end. */
        STOPPED,
        /** The database belongs to another account of this upstream. */
        OTHER_ACCOUNT
    }

    /** @param total null while upstream has not said how many there are */
    public record Progress(
            Instant startedAt, int rowsRead, @Nullable Integer total) {}

    /**
     * Reads upstream on its present day.
     *
     * @param limit how many may be made; what a write needs to be verified may go beyond
     */
    public record Reads(long used, long limit) {}

    public boolean isWalking() {
        return phase == Phase.WALKING;
    }
}
