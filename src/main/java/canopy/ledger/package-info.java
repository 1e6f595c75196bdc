/**
 * The only reader of bills ({@code /x-bill} and {@code /dashboard/bill}): every closed day is read once and kept, by
 * model, by account and by branch; today is read when somebody looks. Also the daily budget that every read upstream is
 * counted against.
 *
 * <p>The way of a day: {@code Worker} keeps {@code Filler} going, which asks {@code Agenda} what is next, takes a read from
 * {@code ReadBudget} and lets {@code Fetching} ask upstream. {@code DayBill} judges the answer, {@code Posting} enters it:
 * {@code DayTable} and {@code FigureRows} are its tables, {@code Places} and {@code BranchSums} make the sums of branches,
 * {@code Parts} those of months, {@code Corrections} tells what is other than before. The way of a page: {@code Ledger},
 * then {@code BillLines}, {@code ModelLines} or {@code AccountLines}; what is not there goes through {@code OnDemand} into
 * {@code Wants}, and today through {@code Today}.
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"values", "manage"})
@NullMarked
package canopy.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
