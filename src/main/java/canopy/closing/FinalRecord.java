package canopy.closing;

import canopy.changes.Estimate;
import canopy.manage.Subaccount;
import canopy.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an account just before it is deleted, for finance and for whoever has to explain it later, and
 * the account that its credit is to go to, by which the refund is known when it has come.
 *
 * @param readAt when upstream told us so
 * @param spentToday in the upstream's day, as last read; the month's likewise
 * @param below accounts below it at any depth, and what they could spend
 * @param lost on cards that had expired
 */
record FinalRecord(
        Subaccount account,
        Instant readAt,
        @Nullable Money spendable,
        @Nullable Money lost,
        @Nullable Money spentToday,
        @Nullable Money spentMonth,
        int below,
        @Nullable Money belowBalance,
        Payee payee,
        Money fee,
        @Nullable Estimate refund) {

    static FinalRecord of(Subject subject, Rehearsal rehearsal) {
        return new FinalRecord(
                subject.account(),
                subject.found().readAt(),
                rehearsal.spendable(),
                rehearsal.lost(),
                subject.row().spentToday(),
                subject.row().spentMonth(),
                subject.below(),
                subject.belowBalance(),
                rehearsal.payee(),
                rehearsal.fee(),
                rehearsal.refund());
    }
}
