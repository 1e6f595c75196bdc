package canopy.ledger;

import canopy.values.UpstreamDay;

/** How many reads upstream may still be made today: they can cost money. */
public class ReadBudget {

    /** @param used reads made on the day, by all nodes together */
    public record State(UpstreamDay day, long used, long limit) {

        public long left() {
            return Math.max(0, limit - used);
        }
    }
}
