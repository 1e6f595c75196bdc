package canopy.directory;

import canopy.ledger.ReadBudget;
import canopy.manage.ManageException.NotFound;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds out which accounts are gone after a walk that saw all there are. A row can slip from one page to another while a
 * walk reads them, so those that are missing are asked for once more by themselves: all of a few, some of many.
 */
@Component
class Absent {

    private static final int ASKED = 25;

    private final AccountTable accounts;
    private final Keeping keeping;
    private final Subaccounts subaccounts;
    private final ReadBudget budget;
    private final UpstreamClock clock;

    Absent(AccountTable accounts, Keeping keeping, Subaccounts subaccounts, ReadBudget budget, UpstreamClock clock) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.subaccounts = subaccounts;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Marks what is gone.
     *
     * @param started when the walk began; what was read since is there
     * @return false when so many are missing and still there that the walk cannot have been complete
     */
    boolean mark(Set<Long> seen, Instant started) {
        List<Long> missing = accounts.unreadSince(started).stream()
                .filter(id -> !seen.contains(id))
                .toList();
        List<Long> gone = new ArrayList<>();
        boolean allGone = true;
        for (Long id : missing.subList(0, Math.min(ASKED, missing.size()))) {
            if (!budget.tryTake(1, "walk")) {
                return missing.size() <= ASKED;
            }
            if (isThere(new AccountId(id))) {
                allGone = false;
            } else {
                gone.add(id);
            }
        }
        boolean few = missing.size() <= ASKED;
        keeping.keepGone(few || !allGone ? gone : missing, clock.now(), Cause.OUTSIDE);
        return few || allGone;
    }

    private boolean isThere(AccountId id) {
        Instant asked = clock.now();
        try {
            Subaccount account = subaccounts.find(id);
            keeping.keepOne(account, asked, Cause.OUTSIDE);
            return true;
        } catch (NotFound gone) {
            return false;
        }
    }
}
