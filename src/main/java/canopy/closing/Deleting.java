package canopy.closing;

import canopy.changes.CameBack;
import canopy.changes.ChangeSettings;
import canopy.changes.Images;
import canopy.changes.Sending;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Change;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rehearses and makes the deletion of an account. */
@Component
class Deleting {

    private final Journal journal;
    private final Directory directory;
    private final Subaccounts subaccounts;
    private final Payees payees;
    private final ChangeSettings settings;
    private final UpstreamClock clock;

    Deleting(
            Journal journal,
            Directory directory,
            Subaccounts subaccounts,
            Payees payees,
            ChangeSettings settings,
            UpstreamClock clock) {
        this.journal = journal;
        this.directory = directory;
        this.subaccounts = subaccounts;
        this.payees = payees;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is thought to happen to the account's credit, without asking upstream for what is known here. */
    Rehearsal rehearse(Subject subject, Viewer viewer) {
        return rehearse(subject, payees.estimated(subject, viewer));
    }

    /**
     * Deletes the account for good.
     *
     * @param shown what the person was told is at stake; nothing is sent when there is more by now
     * @return the intent as it stands
     * @throws canopy.journal.Locked when another change of the account has no known outcome
     * @throws canopy.manage.ManageException when the account or the payee could not be read; nothing was sent
     */
    Intent perform(Viewer viewer, Subject subject, IntentId intent, Stake shown, String reason) {
        Target target = new Target(subject.id(), subject.title(), subject.row().branch(), Set.of());
        Rehearsal rehearsal = rehearse(subject, payees.known(subject, viewer));
        FinalRecord record = FinalRecord.of(subject, rehearsal);
        Change change = new Change(
                intent,
                Kind.DELETE,
                target,
                true,
                taken(rehearsal.spendable()),
                rehearsal.payee().id(),
                reason,
                DeletionFacts.asked(record));
        return journal.perform(viewer, change, () -> plan(viewer, subject, change.payer(), shown));
    }

    private Plan plan(Viewer viewer, Subject asked, @Nullable AccountId written, Stake shown) {
        Optional<MirroredAccount> read = directory.reread(asked.id(), viewer.branch());
        if (read.isEmpty() || read.get().isGone()) {
            return new Plan.Stop(Attempts.GONE);
        }
        Subject present = new Subject(read.get(), false);
        if (!present.title().equals(asked.title())) {
            return new Plan.Stop("closing.stop.renamed");
        }
        if (!shown.covers(Stake.of(present))) {
            return new Plan.Stop("closing.stop.moved");
        }
        Payee payee = payees.read(present, viewer);
        if (written != null && payee.id() != null && !payee.id().equals(written)) {
            return new Plan.Stop("changes.stop.payer");
        }
        FinalRecord record = FinalRecord.of(present, rehearse(present, payee));
        return new Plan.Send(Images.write(record), DeletionFacts.asked(record), List.of(step(present.id())));
    }

    private Step step(AccountId id) {
        return new Step("{\"delete\":" + id + "}", () -> Sending.answer(() -> CameBack.of(subaccounts.delete(id))));
    }

    private Rehearsal rehearse(Subject subject, Payee payee) {
        return Rehearsal.of(subject, payee, settings, clock.upstreamsNow());
    }

    /** Credit that the account loses; null where there is none, or none is known. */
    private static @Nullable Money taken(@Nullable Money spendable) {
        return spendable == null || spendable.isZero() ? null : Money.ZERO.minus(spendable);
    }
}
