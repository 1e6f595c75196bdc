package canopy.editing;

import canopy.changes.OwnersAccount;
import canopy.directory.MirroredAccount;
import canopy.manage.Subaccount;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the account above another, for its caps. Above the first accounts of the tree stands the owner's own. */
@Component
class Parents {

    private static final Duration SELDOM_CHANGES = Duration.ofMinutes(5);

    private final OwnersAccount owners;

    Parents(OwnersAccount owners) {
        this.owners = owners;
    }

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
        return owners.within(SELDOM_CHANGES)
                .map(reading -> reading.info().account())
                .orElse(null);
    }

    private static boolean isDirectlyBelow(MirroredAccount account, AccountId parent) {
        List<AccountId> path = account.row().branch().ids();
        return path.size() > 1 && path.get(path.size() - 2).equals(parent);
    }
}
