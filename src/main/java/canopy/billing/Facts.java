package canopy.billing;

import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.CorrectionLines;
import canopy.ledger.Figures;
import canopy.ledger.Filling;
import canopy.ledger.ModelDays;
import canopy.ledger.ModelDays.State;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger said for one bill.
 *
 * @param before the period before
 * @param accounts null where accounts are not what is shown
 * @param own the owner's own usage; null for whoever does not see the whole tree
 * @param today how it went with today's figures
 */
record Facts(
        BillDays days,
        BillDays before,
        ModelDays models,
        @Nullable AccountSums accounts,
        @Nullable BillDays own,
        CorrectionLines corrections,
        Filling filling,
        TodaysBill.Outcome today) {

    /** Whether something is on its way, so that a later look shows more. */
    boolean isGrowing() {
        return days.missing() > 0
                || models.missing() > 0
                || models.state() == State.FETCHING
                || (own != null && own.missing() > 0)
                || today == TodaysBill.Outcome.READING;
    }

    /** The sum of one model over the days that are there, or of all. */
    Figures known(@Nullable String model) {
        return model == null ? days.known() : Lines.of(model, models.models());
    }

    /** How many days that sum lacks. */
    int missing(@Nullable String model) {
        return model == null ? days.missing() : models.missing();
    }

    /** How many days the part of the bill lacks that lacks most. */
    int mostMissing() {
        return Math.max(Math.max(days.missing(), models.missing()), own == null ? 0 : own.missing());
    }
}
