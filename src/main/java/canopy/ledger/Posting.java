package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.FigureRows.Changed;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters bills into the ledger, each day as a whole, in one transaction: its figures, the sums of its branches, and what
 * is other than it was as corrections. Nothing here asks upstream.
 */
@Component
class Posting {

    private final LedgerState state;
    private final DayTable days;
    private final Places places;
    private final Parts parts;
    private final Corrections corrections;
    private final TransactionTemplate transaction;
    private final FigureRows<Long> accounts;
    private final FigureRows<String> models;

    Posting(
            LedgerState state,
            DayTable days,
            Places places,
            Parts parts,
            Corrections corrections,
            TransactionTemplate transaction,
            JdbcTemplate template) {
        this.state = state;
        this.days = days;
        this.places = places;
        this.parts = parts;
        this.corrections = corrections;
        this.transaction = transaction;
        this.accounts = FigureRows.accounts(template);
        this.models = FigureRows.models(template);
    }

    /**
     * Enters the day of all descendants.
     *
     * @param closed whether upstream had closed the day when it was asked
     * @param asked when it was
     */
    void post(DayBill bill, boolean closed, Instant asked) {
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            // Not before: a move that is taken over in the meantime must not be undone.
            Map<AccountId, Dna> branches = places.of(bill.accounts().keySet());
            Day before = days.read(Subjects.WHOLE_TREE, bill.day()).orElse(null);
            if (isOlder(before, closed, asked)) {
                return;
            }
            List<Changed<Long>> changed =
                    accounts.replace(bill.accounts(), bill.day().date());
            boolean moved = places.sum(bill, branches, version);
            boolean other = enter(Subjects.WHOLE_TREE, bill, closed, asked, before, !changed.isEmpty(), version);
            if (before != null && before.closed()) {
                corrections.ofAccounts(bill.day(), asked, changed);
                if (!changed.isEmpty()) {
                    parts.drop(bill.day());
                }
                if (moved || !changed.isEmpty()) {
                    places.forgetModels(bill.day());
                }
            }
            if (other || moved) {
                state.advance(version);
            }
        });
    }

    /** Enters a day of the owner, of a branch or of a single account, which names no accounts. */
    void post(long subject, DayBill bill, boolean closed, Instant asked) {
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            Day before = days.read(subject, bill.day()).orElse(null);
            if (!isOlder(before, closed, asked) && enter(subject, bill, closed, asked, before, false, version)) {
                state.advance(version);
            }
        });
    }

    /** What was read earlier, or before the day was closed, does not replace what was read since. */
    private static boolean isOlder(@Nullable Day before, boolean closed, Instant asked) {
        return before != null && (before.closed() == closed ? before.readAt().isAfter(asked) : before.closed());
    }

    /**
     * @param others whether accounts are other than before: sums that were made of them are void then
     * @return whether anything is other than before
     */
    private boolean enter(
            long subject,
            DayBill bill,
            boolean closed,
            Instant asked,
            @Nullable Day before,
            boolean others,
            long version) {
        List<Changed<String>> changed =
                models.replace(bill.models(), subject, bill.day().date());
        boolean same = !others
                && before != null
                && before.closed() == closed
                && before.placed()
                && before.figures().equals(bill.total())
                && changed.isEmpty();
        Day after = new Day(
                bill.day(),
                closed,
                asked,
                before != null && same ? before.version() : version,
                true,
                bill.whole(),
                bill.disagreement(),
                bill.total());
        days.put(subject, after);
        if (before != null && before.closed() && subject <= Subjects.OWN) {
            corrections.ofDay(subject, bill.day(), asked, before.figures(), bill.total(), changed);
        }
        return !same;
    }
}
