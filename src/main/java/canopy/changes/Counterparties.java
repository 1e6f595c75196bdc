package canopy.changes;

import canopy.changes.ChangeSettings.Payer;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.directory.OwnSnapshot;
import canopy.manage.AccountInfo;
import canopy.manage.Subaccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds who is on the other side of a movement of money; nothing where it is not known who that is. Where upstream is
 * asked, {@link canopy.manage.ManageException} is thrown when it cannot be.
 */
@Component
public class Counterparties {

    private final Directory directory;
    private final OwnersAccount owners;
    private final UpstreamClock clock;
    private final ChangeSettings settings;

    Counterparties(Directory directory, OwnersAccount owners, UpstreamClock clock, ChangeSettings settings) {
        this.directory = directory;
        this.owners = owners;
        this.clock = clock;
        this.settings = settings;
    }

    /** How much it is worth to know somebody as they are now. */
    public enum Depth {
        /** What the mirror has: costs nothing. */
        KEPT,
        /** For a page: read upstream as far as the day's reads are not used up. */
        LOOKED,
        /** For what is about to be sent, or was: read upstream whatever that costs. */
        READ
    }

    /** Who pays for a credit of the account. */
    public Optional<Counterparty> payerOf(Subaccount account, Depth depth) {
        return settings.payer() == Payer.OWNER ? owner(depth) : parentOf(account, depth);
    }

    /** Who gets what is taken back from the account: the nearest account above it that still exists. */
    public Optional<Counterparty> parentOf(Subaccount account, Depth depth) {
        return ownerId(depth).flatMap(ownerId -> nearest(account, ownerId, depth));
    }

    /** The account whose key is used. */
    public Optional<Counterparty> owner(Depth depth) {
        return switch (depth) {
            case KEPT -> keptOwner();
            case LOOKED ->
                owners.within(Accounts.FRESH_ENOUGH)
                        .map(reading -> of(reading.info(), sinceIfOld(reading.at())))
                        .or(this::keptOwner);
            case READ -> Optional.of(of(directory.rereadOwn(), null));
        };
    }

    /** Whether money between the two does not go past anybody in between. */
    public static boolean isParent(Counterparty payer, Subaccount account) {
        List<AccountId> ancestors = ancestors(account);
        return !ancestors.isEmpty() && ancestors.getFirst().equals(payer.id());
    }

    private Optional<AccountId> ownerId(Depth depth) {
        OwnSnapshot own = directory.state().own();
        return own == null ? owner(depth).map(Counterparty::id) : Optional.of(own.id());
    }

    private Optional<Counterparty> nearest(Subaccount account, AccountId ownerId, Depth depth) {
        for (AccountId id : ancestors(account)) {
            if (id.equals(ownerId)) {
                return owner(depth);
            }
            Optional<MirroredAccount> found = account(id, depth).filter(above -> !above.isGone());
            if (found.isPresent()) {
                return found.map(this::of);
            }
        }
        return Optional.empty();
    }

    private Optional<MirroredAccount> account(AccountId id, Depth depth) {
        return switch (depth) {
            case KEPT -> directory.account(id, Dna.WHOLE_TREE);
            case LOOKED -> directory.refresh(id, Dna.WHOLE_TREE, Cause.OUTSIDE);
            case READ -> directory.reread(id, Dna.WHOLE_TREE);
        };
    }

    /** The ids above an account, nearest first. */
    private static List<AccountId> ancestors(Subaccount account) {
        Dna dna = account.dna();
        List<AccountId> ids = new ArrayList<>(dna == null ? List.of() : dna.ids());
        ids.remove(account.id());
        Collections.reverse(ids);
        return ids;
    }

    private Optional<Counterparty> keptOwner() {
        return Optional.ofNullable(directory.state().own())
                .map(own -> new Counterparty(
                        own.id(),
                        own.name(),
                        true,
                        Dna.WHOLE_TREE,
                        null,
                        own.balance(),
                        own.cards(),
                        sinceIfOld(own.readAt())));
    }

    private static Counterparty of(AccountInfo info, @Nullable Instant keptSince) {
        Subaccount account = info.account();
        return new Counterparty(
                account.id(),
                account.profile().name(),
                true,
                Dna.WHOLE_TREE,
                account.funds().rates(),
                info.balance(),
                account.funds().cards(),
                keptSince);
    }

    private Counterparty of(MirroredAccount mirrored) {
        Subaccount account = mirrored.account();
        return new Counterparty(
                account.id(),
                account.profile().name(),
                false,
                mirrored.row().branch(),
                account.funds().rates(),
                mirrored.row().balance(),
                account.funds().cards(),
                sinceIfOld(mirrored.readAt()));
    }

    private @Nullable Instant sinceIfOld(Instant readAt) {
        return readAt.plus(Accounts.FRESH_ENOUGH).isAfter(clock.now()) ? null : readAt;
    }
}
