package canopy.changes;

import canopy.changes.ChangeSettings.Payer;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.directory.OwnSnapshot;
import canopy.manage.AccountInfo;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Finds who is on the other side of a movement of money. What is {@code kept} comes from the mirror and costs nothing; the
 * rest is read upstream, and throws {@link canopy.manage.ManageException} where that cannot be asked. Nothing is found
 * where it is not known who that is.
 */
@Component
public class Counterparties {

    private final Directory directory;
    private final ChangeSettings settings;

    Counterparties(Directory directory, ChangeSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Who pays for a credit of the account. */
    public Optional<Counterparty> payerOf(Subaccount account) {
        return settings.payer() == Payer.OWNER ? Optional.of(owner()) : parentOf(account);
    }

    /** Who gets what is taken back from the account: the nearest account above it that still exists. */
    public Optional<Counterparty> parentOf(Subaccount account) {
        OwnSnapshot own = directory.state().own();
        AccountId ownerId = own == null ? owner().id() : own.id();
        return nearest(account, ownerId, id -> directory.reread(id, Dna.WHOLE_TREE))
                .map(above -> above.id().equals(ownerId) ? owner() : above);
    }

    public Optional<Counterparty> keptPayerOf(Subaccount account) {
        return settings.payer() == Payer.OWNER
                ? Optional.ofNullable(directory.state().own()).map(Counterparties::of)
                : keptParentOf(account);
    }

    public Optional<Counterparty> keptParentOf(Subaccount account) {
        OwnSnapshot own = directory.state().own();
        return own == null
                ? Optional.empty()
                : nearest(account, own.id(), id -> directory.account(id, Dna.WHOLE_TREE))
                        .map(above -> above.id().equals(own.id()) ? of(own) : above);
    }

    /** The account whose key is used. */
    public Counterparty owner() {
        AccountInfo info = directory.rereadOwn();
        Subaccount account = info.account();
        return new Counterparty(
                account.id(),
                account.profile().name(),
                true,
                Dna.WHOLE_TREE,
                account.funds().rates(),
                info.balance(),
                account.funds().cards());
    }

    /** Whether money between the two does not go past anybody in between. */
    public static boolean isParent(Counterparty payer, Subaccount account) {
        List<AccountId> ancestors = ancestors(account);
        return !ancestors.isEmpty() && ancestors.getFirst().equals(payer.id());
    }

    private static Optional<Counterparty> nearest(
            Subaccount account, AccountId ownerId, Function<AccountId, Optional<MirroredAccount>> reader) {
        for (AccountId id : ancestors(account)) {
            if (id.equals(ownerId)) {
                return Optional.of(new Counterparty(id, null, true, Dna.WHOLE_TREE, null, null, null));
            }
            Optional<MirroredAccount> found = reader.apply(id).filter(above -> !above.isGone());
            if (found.isPresent()) {
                return found.map(Counterparties::of);
            }
        }
        return Optional.empty();
    }

    /** The ids above an account, nearest first. */
    private static List<AccountId> ancestors(Subaccount account) {
        Dna dna = account.dna();
        List<AccountId> ids = new ArrayList<>(dna == null ? List.of() : dna.ids());
        ids.remove(account.id());
        Collections.reverse(ids);
        return ids;
    }

    private static Counterparty of(OwnSnapshot own) {
        return new Counterparty(own.id(), own.name(), true, Dna.WHOLE_TREE, null, own.balance(), own.cards());
    }

    private static Counterparty of(MirroredAccount mirrored) {
        Subaccount account = mirrored.account();
        return new Counterparty(
                account.id(),
                account.profile().name(),
                false,
                mirrored.row().branch(),
                account.funds().rates(),
                mirrored.row().balance(),
                account.funds().cards());
    }
}
