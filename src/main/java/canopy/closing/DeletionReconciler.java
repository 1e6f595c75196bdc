package canopy.closing;

import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Images;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import canopy.manage.AccountFilter;
import canopy.manage.CreditCard;
import canopy.manage.ManageException.NotFound;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees whether an account is gone. One look that does not find it could be a stale or half answer, so it takes two, a
 * moment apart; then what the payee got is read from its cards.
 */
@Component
class DeletionReconciler implements Reconciler {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1_100);

    private final Directory directory;
    private final Subaccounts subaccounts;
    private final Counterparties counterparties;
    private final UpstreamClock clock;

    DeletionReconciler(
            Directory directory, Subaccounts subaccounts, Counterparties counterparties, UpstreamClock clock) {
        this.directory = directory;
        this.subaccounts = subaccounts;
        this.counterparties = counterparties;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DELETE);
    }

    @Override
    public Finding look(Intent intent) {
        AccountId id = Objects.requireNonNull(intent.account());
        if (isFound(id)) {
            return new Finding.NothingYet("closing.deletion.seen.here");
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        if (!othersAreFound()) {
            return new Finding.CannotSee("closing.seen.unread");
        }
        MirroredAccount again = read(id, intent);
        if (again == null) {
            return new Finding.CannotSee("closing.seen.unread");
        }
        if (!again.isGone()) {
            return new Finding.NothingYet("closing.deletion.seen.here");
        }
        FinalRecord record = Images.read(Objects.requireNonNull(intent.before()), FinalRecord.class);
        return new Finding.Applied(DeletionFacts.seen(record, receipt(record, intent)), true);
    }

    private boolean isFound(AccountId id) {
        try {
            subaccounts.find(id);
            return true;
        } catch (NotFound missing) {
            return false;
        }
    }

    /** A gateway that finds nobody at all has a fault of its own: then nothing is proven by not finding this one. */
    private boolean othersAreFound() {
        return directory.state().accounts() < 2
                || !subaccounts.descendants(AccountFilter.NONE, 1, 1).rows().isEmpty();
    }

    private @Nullable Receipt receipt(FinalRecord record, Intent intent) {
        Payee payee = record.payee();
        return switch (payee.place()) {
            case HIDDEN -> null;
            case OWNER ->
                receipt(record, counterparties.owner(Depth.READ).orElseThrow().cards());
            case SUBACCOUNT -> {
                MirroredAccount read = payee.id() == null ? null : read(payee.id(), intent);
                yield read == null || read.isGone()
                        ? null
                        : receipt(record, read.account().funds().cards());
            }
        };
    }

    private Receipt receipt(FinalRecord record, @Nullable List<CreditCard> cards) {
        return Receipt.of(record.payee().cards(), cards, record.refund(), clock.upstreamsNow());
    }

    private @Nullable MirroredAccount read(AccountId id, Intent intent) {
        return directory
                .refresh(id, Dna.WHOLE_TREE, Cause.intent(intent.id().value()))
                .orElse(null);
    }
}
