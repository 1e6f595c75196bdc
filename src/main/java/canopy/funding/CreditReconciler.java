package canopy.funding;

import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Counterparty;
import canopy.changes.Images;
import canopy.changes.OperationLog;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.Looked;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import canopy.manage.LogEntry;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.Subaccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells by reading what came of a movement of credit; {@link Evidence} weighs what was read. */
@Component
class CreditReconciler implements Reconciler {

    private final Directory directory;
    private final Counterparties counterparties;
    private final OperationLog log;
    private final UpstreamClock clock;

    CreditReconciler(Directory directory, Counterparties counterparties, OperationLog log, UpstreamClock clock) {
        this.directory = directory;
        this.counterparties = counterparties;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TOP_UP, Kind.CLAW_BACK);
    }

    @Override
    public Finding look(Intent intent) {
        String stored = intent.before();
        Money amount = intent.amount();
        AccountId id = intent.account();
        if (stored == null || amount == null || id == null) {
            return new Finding.CannotSee("funding.seen.no-image");
        }
        BeforeImage before = Images.read(stored, BeforeImage.class);
        Noted noted;
        boolean logIsSilent = false;
        try {
            noted = noted(intent, id, amount, before);
        } catch (Unavailable silent) {
            // The cards may prove it by themselves: a log that cannot be read must not lock the account for good.
            noted = Noted.NOTHING_SHOWN;
            logIsSilent = true;
        }
        Optional<Looked> looked = directory.look(id);
        if (looked.isEmpty()) {
            return noted.ours() ? new Finding.Applied(List.of(), true) : new Finding.Contradiction("funding.seen.gone");
        }
        Subaccount account = looked.get().account();
        if (account.funds().cards() == null) {
            return new Finding.CannotSee("funding.seen.no-cards");
        }
        Instant now = clock.upstreamsNow();
        Evidence evidence = new Evidence(
                intent.kind() == Kind.TOP_UP ? Direction.TOP_UP : Direction.CLAW_BACK,
                new Money(amount.amount().abs()),
                intent.id().reference(),
                intent.stepsAccepted() > 0,
                before,
                Side.of(account, now),
                other(before.other(), now),
                noted,
                now);
        Evidence.Verdict verdict = evidence.verdict();
        boolean applied = verdict == Evidence.Verdict.APPLIED || verdict == Evidence.Verdict.APPLIED_OTHERWISE;
        directory.keep(looked.get(), applied ? Cause.intent(intent.id().value()) : Cause.OUTSIDE);
        return logIsSilent && !applied ? new Finding.CannotSee("funding.seen.no-log") : finding(verdict, evidence);
    }

    private Finding finding(Evidence.Verdict verdict, Evidence evidence) {
        return switch (verdict) {
            case APPLIED -> new Finding.Applied(Outcome.facts(evidence, clock.zone()), true);
            case APPLIED_OTHERWISE -> new Finding.Applied(Outcome.facts(evidence, clock.zone()), false);
            case NOTHING_YET -> new Finding.NothingYet("funding.seen.nothing-yet");
            case CONTRADICTION -> new Finding.Contradiction("funding.seen.contradiction");
        };
    }

    private Noted noted(Intent intent, AccountId id, Money amount, BeforeImage before) {
        Instant since = intent.sentAt() == null ? intent.preparedAt() : intent.sentAt();
        Optional<List<LogEntry>> entries = log.since(id, before.lastOperation(), since);
        if (entries.isEmpty()) {
            return Noted.NOTHING_SHOWN;
        }
        Noted noted = Noted.of(entries.get(), amount.amount(), intent.id().reference());
        // A log that showed nothing before either may show nothing at all to this key.
        return before.lastOperation() == null
                ? new Noted(false, noted.ours(), noted.matching(), noted.possible())
                : noted;
    }

    private @Nullable Side other(@Nullable Side before, Instant now) {
        if (before == null) {
            return null;
        }
        if (before.owner()) {
            Counterparty owner = counterparties.owner(Depth.READ).orElseThrow();
            return Objects.equals(owner.id(), before.id()) ? Side.of(owner) : null;
        }
        return directory
                .look(before.id())
                .map(looked -> {
                    directory.keep(looked, Cause.OUTSIDE);
                    return Side.of(looked.account(), now);
                })
                .orElse(null);
    }
}
