package canopy.directory;

import canopy.directory.MirrorState.Problem;
import canopy.directory.Outcome.Stopped;
import canopy.ledger.ReadBudget;
import canopy.manage.AccountFilter;
import canopy.manage.ManageException;
import canopy.manage.Slice;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One walk over {@code /x-dna}, page by page, while accounts come and go: each id counts once, a page that brings nothing
 * new ends it, and it is complete only when it has seen as many accounts as upstream says there are.
 */
final class Walk {

    static final int PAGE = 1_000;

    private final Subaccounts subaccounts;
    private final ReadBudget budget;
    private final Keeping keeping;
    private final UpstreamClock clock;
    private final int maxPages;
    private final boolean newcomers;
    private final Lease lease;

    private final Set<Long> seen = new HashSet<>();
    private @Nullable Long firstTotal;
    private @Nullable Long total;
    private long unusable;

    /** @param newcomers whether accounts not seen before are a change, as they are after a first complete walk */
    Walk(
            Subaccounts subaccounts,
            ReadBudget budget,
            Keeping keeping,
            UpstreamClock clock,
            int maxPages,
            boolean newcomers,
            Lease lease) {
        this.subaccounts = subaccounts;
        this.budget = budget;
        this.keeping = keeping;
        this.clock = clock;
        this.maxPages = maxPages;
        this.newcomers = newcomers;
        this.lease = lease;
    }

    /** The right to walk, as it stands with each page. */
    interface Lease {
        /** Keeps the right and tells how far the walk got; false when it is lost. */
        boolean holds(int rowsRead, @Nullable Integer total);

        /** Whether this node is about to stop. */
        boolean isEnding();
    }

    /** @throws ManageException when a page cannot be read; what was read before is kept */
    Outcome run() {
        for (int page = 1; page <= maxPages; page++) {
            Step step = read(page);
            switch (step) {
                case MORE -> {}
                case LAST -> {
                    return ending(page);
                }
                case REPEATED -> {
                    return sawAll() && total != null && unusable == 0
                            ? new Outcome.Complete()
                            : Stopped.because(Problem.REPEATED_PAGE);
                }
                case NO_BUDGET -> {
                    return Stopped.because(Problem.BUDGET_USED_UP);
                }
                case LEASE_LOST -> {
                    return new Outcome.Lost();
                }
                case ENDING -> {
                    return Stopped.because(Problem.STOPPED);
                }
            }
        }
        return Stopped.because(Problem.TOO_MANY_PAGES);
    }

    /** The ids of all accounts that the walk saw. */
    Set<Long> seen() {
        return seen;
    }

    /** Whether accounts came or went while it walked, as far as the totals tell. */
    boolean wasCrossed() {
        return total != null && !total.equals(firstTotal);
    }

    private enum Step {
        MORE,
        LAST,
        REPEATED,
        NO_BUDGET,
        LEASE_LOST,
        ENDING
    }

    private Step read(int page) {
        if (lease.isEnding()) {
            return Step.ENDING;
        }
        if (!budget.tryTake(1, "walk")) {
            return Step.NO_BUDGET;
        }
        Instant asked = clock.now();
        Slice<Subaccount> slice = subaccounts.descendants(AccountFilter.NONE, page, PAGE);
        List<Subaccount> rows = slice.rows();
        total = slice.total() == null ? total : slice.total();
        firstTotal = firstTotal == null ? total : firstTotal;
        unusable += slice.unusable();
        List<Subaccount> fresh =
                rows.stream().filter(row -> seen.add(row.id().value())).toList();
        BooleanSupplier held = () ->
                lease.holds(seen.size(), total == null ? null : Math.toIntExact(Math.min(total, Integer.MAX_VALUE)));
        if (!keeping.keepPage(fresh, asked, held, newcomers)) {
            return Step.LEASE_LOST;
        }
        if (rows.isEmpty()) {
            return Step.LAST;
        }
        if (fresh.isEmpty()) {
            return Step.REPEATED;
        }
        // Without a total, a short page may be one that upstream cut short: only an empty one is the end.
        boolean all = total != null && seen.size() + unusable >= total && rows.size() + slice.unusable() < PAGE;
        return all ? Step.LAST : Step.MORE;
    }

    /** New accounts come first, on pages that were read before they came: looks there once more. */
    private Outcome ending(int pages) {
        if (!sawAll() && wasCrossed() && pages > 1) {
            Step again = read(1);
            if (again == Step.NO_BUDGET) {
                return Stopped.because(Problem.BUDGET_USED_UP);
            }
            if (again == Step.LEASE_LOST) {
                return new Outcome.Lost();
            }
        }
        if (unusable > 0) {
            return Stopped.because(Problem.UNUSABLE_ROWS);
        }
        return sawAll() ? new Outcome.Complete() : Stopped.because(Problem.TOTAL_DISAGREES);
    }

    /** More than upstream names now may have been seen where some went meanwhile. */
    private boolean sawAll() {
        if (total == null || firstTotal == null) {
            // Nothing at all, where there was something, and no word that this is all: an answer gone wrong.
            return !(newcomers && seen.isEmpty());
        }
        return seen.size() >= total && seen.size() <= Math.max(total, firstTotal);
    }
}
