package canopy.dashboard;

import canopy.directory.Attention;
import canopy.directory.Row;
import canopy.ledger.ModelLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /dashboard}.
 *
 * @param underWay whether something is still being read, so that a look in a moment sees more
 * @param live the owner's account; null for who sees a narrower branch
 * @param branch the viewer's branch; null for who sees the whole tree
 * @param attention why accounts need attention, with how many do
 * @param unsettled outcomes that nobody knows
 * @param spenders the accounts that spent most today
 * @param day what was spent today so far, beside days before
 * @param course how today went so far, over days before; for who sees the whole tree, and null where that is not known
 * @param models those that cost most today; for who sees the whole tree
 * @param runway how long the owner's credit and limits last; null where that cannot be told
 * @param notices the newest news
 * @param unread how many of all the news the viewer has not read
 */
record DashboardPage(
        boolean underWay,
        @Nullable LivePanel live,
        @Nullable BranchPanel branch,
        List<Reason> attention,
        int unsettled,
        List<Row> spenders,
        DaySoFar day,
        @Nullable DayCourse course,
        List<ModelLine> models,
        @Nullable Runway runway,
        List<Notice> notices,
        int unread) {

    /** A reason to look at accounts, how many have it, and where they are listed. */
    record Reason(Attention why, int accounts, String href) {}

    public boolean isCalm() {
        return attention.isEmpty() && unsettled == 0;
    }
}
