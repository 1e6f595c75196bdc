package canopy.ledger;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A bill by model.
 *
 * @param state whether what is missing is on its way
 * @param trouble why it is not, or not at the moment
 * @param detail upstream's own words for that
 * @param models the sums of the days that are there, largest cost first
 * @param byDay day by day, for the days that are there; models of a day without use are left out
 * @param total null unless every day is there
 * @param missing how many days are not
 * @param readAt when the oldest of the provisional figures was read; null when none is provisional
 * @param disagreement US dollars by which the models of closed days differ from what those days come to otherwise
 *     (upstream's own totals; for a branch or an account our sums of its accounts); null when they agree
 * @param unsure US dollars that the provisional figures of a branch may lack: what its head used, where no closed day shows
 *     whether upstream counts the head in; null when that is known
 */
public record ModelDays(
        State state,
        @Nullable Trouble trouble,
        @Nullable String detail,
        List<ModelLine> models,
        SortedMap<UpstreamDay, List<ModelLine>> byDay,
        @Nullable Figures total,
        int missing,
        @Nullable Instant readAt,
        @Nullable Money disagreement,
        @Nullable Money unsure) {

    ModelDays as(State other, @Nullable Trouble why, @Nullable String words) {
        return new ModelDays(other, why, words, models, byDay, total, missing, readAt, disagreement, unsure);
    }

    /** How it stands with what was asked for. */
    public enum State {

        /** All that the ledger has of these days is here. */
        READY,

        /** Upstream is being asked; look again in a few seconds. */
        FETCHING,

        /** Upstream cannot be asked just now, {@link #trouble} says why; it is asked again by itself. */
        NOT_AVAILABLE
    }
}
