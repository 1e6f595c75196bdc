package canopy.editing;

import canopy.values.AccountId;
import java.util.List;
import java.util.Map;

/**
 * What two people changed to different things, to be chosen from.
 *
 * @param carried everything else that was typed
 */
record ConflictPage(AccountId id, String title, List<Line> lines, Map<String, String> carried) {

    /**
     * A setting in three versions: texts as they are sent, and as they are shown.
     */
    record Line(
            String field,
            String label,
            String theirs,
            String mine,
            String seenShown,
            String theirsShown,
            String mineShown) {}
}
