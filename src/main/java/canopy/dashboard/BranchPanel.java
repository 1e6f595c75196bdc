package canopy.dashboard;

import canopy.directory.BranchFigures;
import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * A narrower branch as the panel shows it: its own figures as the accounts were last read, and nothing of the owner's.
 *
 * @param figures sums over the branch, its head included
 * @param today spent in the branch today; null when that is not known
 */
record BranchPanel(
        Sentence state, BranchFigures figures, @Nullable Money today, String token, long pollMillis) {

    public boolean isOld() {
        return !state.mark().equals("active");
    }
}
