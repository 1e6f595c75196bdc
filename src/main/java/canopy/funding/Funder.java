package canopy.funding;

import canopy.changes.Accounts;
import canopy.changes.CameBack;
import canopy.changes.ChangeSettings;
import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Counterparty;
import canopy.changes.Estimate;
import canopy.changes.Images;
import canopy.changes.Look;
import canopy.changes.OperationLog;
import canopy.changes.Sending;
import canopy.changes.Tariff;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.Journal;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves credit: looks at both sides as they are, and makes one call through the journal. */
@Component
class Funder {

    private final Accounts accounts;
    private final Directory directory;
    private final Counterparties counterparties;
    private final Subaccounts subaccounts;
    private final OperationLog log;
    private final Journal journal;
    private final Tariff tariff;
    private final ChangeSettings settings;
    private final UpstreamClock clock;

    Funder(
            Accounts accounts,
            Directory directory,
            Counterparties counterparties,
            Subaccounts subaccounts,
            OperationLog log,
            Journal journal,
            Tariff tariff,
            ChangeSettings settings,
            UpstreamClock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.counterparties = counterparties;
        this.subaccounts = subaccounts;
        this.log = log;
        this.journal = journal;
        this.tariff = tariff;
        this.settings = settings;
        this.clock = clock;
    }

    /** Both sides as they stand, and what the movement should make of them. */
    record Present(Look look, @Nullable Counterparty other, Preview preview) {

        MirroredAccount account() {
            return look.account();
        }

        /** When the older of both sides was read where that is a while ago, else null. */
        @Nullable
        Instant keptSince() {
            return Stream.of(
                            Optional.ofNullable(look.keptSince()),
                            Optional.ofNullable(other).map(Counterparty::keptSince))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /**
     * Looks at both sides for the page that asks whether to go on, as far as the day's reads are not used up.
     *
     * @return nothing when the account is gone
     * @throws canopy.manage.ManageException when upstream cannot be asked
     */
    Optional<Present> look(Wish wish, AccountId id, Viewer viewer) {
        return Optional.of(accounts.checked(id, viewer))
                .filter(look -> !look.account().isGone())
                .map(look -> present(wish, look, Depth.LOOKED));
    }

    /**
     * Moves the credit, once. What came of it is the intent that is answered.
     *
     * @throws canopy.journal.Locked when another intent for the account is open
     * @throws canopy.manage.ManageException when upstream cannot be read before; nothing was sent then
     */
    Intent move(Wish wish, MirroredAccount kept, Viewer viewer) {
        AccountId id = kept.row().id();
        String name = kept.row().name();
        Target target =
                new Target(id, name == null ? id.toString() : name, kept.row().branch(), Set.of());
        Change change = new Change(
                wish.intent(),
                wish.direction().kind(),
                target,
                true,
                wish.signed(),
                other(wish, kept.account(), Depth.KEPT).map(Counterparty::id).orElse(null),
                wish.reason(),
                List.of(new Fact("creditGranted", null, wish.signed().toString())));
        return journal.perform(viewer, change, () -> plan(wish, id, change.payer(), viewer));
    }

    private Plan plan(Wish wish, AccountId id, @Nullable AccountId written, Viewer viewer) {
        Optional<Present> present = directory
                .reread(id, viewer.branch())
                .filter(account -> !account.isGone())
                .map(account -> present(wish, new Look(account, false), Depth.READ));
        if (present.isEmpty()) {
            return new Plan.Stop("changes.gone");
        }
        if (Counterparty.isAnother(present.get().other(), written)) {
            return new Plan.Stop("changes.stop.payer");
        }
        Preview preview = present.get().preview();
        if (preview.balance() == null) {
            return new Plan.Stop("funding.stop.unknown-balance");
        }
        if (preview.isTooMuch()) {
            return new Plan.Stop("funding.stop.too-much");
        }
        Estimate moved = preview.moved();
        BeforeImage before = new BeforeImage(
                preview.now(),
                preview.account(),
                preview.other(),
                log.newest().orElse(null),
                moved == null ? null : moved.amount());
        BigDecimal days = wish.sentDays(settings);
        Step step = new Step(
                Subaccounts.grantJson(wish.signed(), days, wish.memo()),
                () -> Sending.answer(() -> CameBack.of(subaccounts.grant(id, wish.signed(), days, wish.memo()))));
        return new Plan.Send(Images.write(before), preview.facts(), List.of(step));
    }

    private Present present(Wish wish, Look look, Depth depth) {
        Subaccount account = look.account().account();
        Counterparty other = other(wish, account, depth).orElse(null);
        Preview preview = Preview.of(wish, account, other, tariff, settings, clock.upstreamsNow());
        return new Present(look, other, preview);
    }

    private Optional<Counterparty> other(Wish wish, Subaccount account, Depth depth) {
        return wish.isTopUp() ? counterparties.payerOf(account, depth) : counterparties.parentOf(account, depth);
    }
}
