package canopy.editing;

import canopy.directory.MirroredAccount;
import canopy.ledger.ReadBudget;
import canopy.manage.ManageException;
import canopy.manage.OwnAccount;
import canopy.manage.Subaccount;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the account above another, for its caps. Above the first accounts of the tree stands the owner's own, which is
 * read by itself and kept for a few minutes: it may cost money, and it seldom changes.
 */
@Component
class Parents {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final OwnAccount own;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private volatile @Nullable Kept kept;

    Parents(OwnAccount own, ReadBudget budget, UpstreamClock clock) {
        this.own = own;
        this.budget = budget;
        this.clock = clock;
    }

    private record Kept(Subaccount account, Instant at) {}

    Bounds boundsOf(MirroredAccount account, Viewer viewer) {
        if (account.parent() != null || !viewer.branch().isWholeTree()) {
            return new Bounds(account.parent());
        }
        Subaccount above = own();
        return new Bounds(above != null && isDirectlyBelow(account, above.id()) ? above : null);
    }

    /** The owner's own account; null when it cannot be had. */
    @Nullable
    Subaccount own() {
        Kept known = kept;
        if (known != null && known.at().plus(KEPT).isAfter(clock.now())) {
            return known.account();
        }
        if (!budget.tryTake(1, "own account")) {
            return known == null ? null : known.account();
        }
        try {
            Subaccount read = own.info().account();
            kept = new Kept(read, clock.now());
            return read;
        } catch (ManageException silent) {
            return known == null ? null : known.account();
        }
    }

    private static boolean isDirectlyBelow(MirroredAccount account, AccountId parent) {
        List<AccountId> path = account.row().branch().ids();
        return path.size() > 1 && path.get(path.size() - 2).equals(parent);
    }
}
