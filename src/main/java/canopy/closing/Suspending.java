package canopy.closing;

import canopy.changes.CameBack;
import canopy.changes.Images;
import canopy.changes.Sending;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.people.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets and takes back an account's flag Suspended, and no other setting. */
@Component
class Suspending {

    private final Journal journal;
    private final Directory directory;
    private final Subaccounts subaccounts;

    Suspending(Journal journal, Directory directory, Subaccounts subaccounts) {
        this.journal = journal;
        this.directory = directory;
        this.subaccounts = subaccounts;
    }

    /**
     * @param suspended what the account shall be
     * @return the intent as it stands; nothing was sent where the account was in that state already
     * @throws canopy.journal.Locked when another change of the account has no known outcome
     * @throws canopy.manage.ManageException when the account could not be read; nothing was sent
     */
    Intent perform(Viewer viewer, Subject subject, IntentId intent, boolean suspended, String reason) {
        Target target = new Target(subject.id(), subject.title(), subject.row().branch(), Set.of());
        Kind kind = suspended ? Kind.SUSPEND : Kind.RESUME;
        List<Fact> facts = List.of(fact(subject.suspended(), suspended));
        Change change = new Change(intent, kind, target, false, null, null, reason, facts);
        return journal.perform(viewer, change, () -> plan(viewer, subject, suspended));
    }

    /** Why nothing is sent for an account that is as it shall be already. */
    static String alreadyKey(boolean suspended) {
        return suspended ? "closing.stop.suspended" : "closing.stop.active";
    }

    private Plan plan(Viewer viewer, Subject subject, boolean suspended) {
        Optional<MirroredAccount> read = directory.reread(subject.id(), viewer.branch());
        if (read.isEmpty() || read.get().isGone()) {
            return new Plan.Stop(Attempts.GONE);
        }
        Subaccount present = read.get().account();
        if (Objects.equals(present.state().suspended(), suspended)) {
            return new Plan.Stop(alreadyKey(suspended));
        }
        List<Step> steps = SettingsChange.between(present, with(present, suspended)).stream()
                .map(this::step)
                .toList();
        return new Plan.Send(Images.write(present), List.of(fact(present.state().suspended(), suspended)), steps);
    }

    private Step step(SettingsChange change) {
        return new Step(
                change.json(), () -> Sending.answer(() -> CameBack.of(subaccounts.update(change.id(), change))));
    }

    private static Fact fact(@Nullable Boolean before, boolean after) {
        return new Fact("suspended", before == null ? null : before.toString(), Boolean.toString(after));
    }

    static Subaccount with(Subaccount account, boolean suspended) {
        return new Subaccount(
                account.id(),
                account.dna(),
                account.profile(),
                new Subaccount.State(account.state().enabled(), suspended),
                account.funds(),
                account.moneyLimits(),
                account.rateLimits(),
                account.access(),
                account.models(),
                account.routing(),
                account.family(),
                account.partialKey(),
                account.createdAt(),
                account.updatedAt());
    }
}
