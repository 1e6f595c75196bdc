package canopy.ownerkey;

import canopy.changes.Images;
import canopy.changes.Sending;
import canopy.journal.Answer;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.ManageException.Rejected;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.Rotation;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Viewer;
import canopy.values.Dna;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rotates the owner key: a new one is sealed before the call, and no key is put to use by what the call answers, but by
 * what upstream says to each of them afterwards ({@link RotationReconciler}).
 */
@Component
class Rotating {

    private final Journal journal;
    private final OwnAccount account;
    private final Vault vault;
    private final KeyRing ring;
    private final Probing probing;
    private final Midnight midnight;
    private final AnsweredKeys answered;

    Rotating(
            Journal journal,
            OwnAccount account,
            Vault vault,
            KeyRing ring,
            Probing probing,
            Midnight midnight,
            AnsweredKeys answered) {
        this.journal = journal;
        this.account = account;
        this.vault = vault;
        this.ring = ring;
        this.probing = probing;
        this.midnight = midnight;
        this.answered = answered;
    }

    /** What the journal keeps of upstream's answer: no key, and which one it was only as people recognise it. */
    record CameBack(
            String ownerKey,
            @Nullable Long account,
            @Nullable Instant at) {}

    /** What the journal keeps of how it was before. */
    record Before(String ownerKey, long account) {}

    /**
     * Rotates the key.
     *
     * @return the intent as it stands
     * @throws canopy.journal.Locked when a rotation is open, or a move of credit that does not end
     */
    Intent perform(Viewer viewer, IntentId intent, Owner owner, String reason) {
        Target target = new Target(owner.id(), owner.title(), Dna.WHOLE_TREE, Set.of("owner-key"));
        List<Fact> facts = List.of(new Fact("ownerKey", ring.current().masked(), null));
        Change change = new Change(intent, Kind.ROTATE_KEY, target, false, null, null, reason, facts);
        return journal.perform(viewer, change, () -> plan(viewer, intent, owner));
    }

    private Plan plan(Viewer viewer, IntentId intent, Owner owner) {
        KeyRing.InUse present = ring.reread();
        Probe probe = probing.probe(present.key());
        String stop = stop(probe, owner);
        if (stop != null) {
            return new Plan.Stop(stop);
        }
        // After the probe: its answer has just set the clock right.
        if (midnight.closedUntil() != null) {
            return new Plan.Stop("ownerkey.stop.midnight");
        }
        if (present.kept() == null && !vault.knows(present.key())) {
            // So that it is known again, should it still be given later.
            vault.keep(present.key(), Origin.GIVEN, owner.id(), null, viewer.name());
        }
        LocalDate today = midnight.today();
        OwnerKey fresh = OwnerKey.fresh();
        vault.keep(fresh, Origin.MADE, owner.id(), intent, viewer.name());
        String sent = Images.write(new Sent(today + "-ROTATE-SELF", fresh.masked()));
        Step step = new Step(sent, () -> answer(() -> rotated(viewer, intent, owner, fresh, today)));
        return new Plan.Send(
                Images.write(new Before(present.key().masked(), owner.id().value())),
                List.of(new Fact("ownerKey", present.key().masked(), fresh.masked())),
                List.of(step));
    }

    /** What goes out, with the key as people recognise it. */
    record Sent(String confirm, String key) {}

    private String rotated(Viewer viewer, IntentId intent, Owner owner, OwnerKey fresh, LocalDate today) {
        Rotation rotation = account.rotate(fresh, today);
        boolean another = !rotation.key().equals(fresh)
                && !rotation.key().equals(ring.inUse().key());
        if (another) {
            answered.keep(rotation.key(), owner.id(), intent, viewer.name());
        }
        Long id = rotation.id() == null ? null : rotation.id().value();
        return Images.write(new CameBack(rotation.key().masked(), id, rotation.at()));
    }

    /** A 401 that the old key gets everywhere is no refusal here: the old key dies by this very call. */
    private static Answer answer(Supplier<String> call) {
        Answer answer = Sending.answer(call);
        return answer instanceof Answer.Refused refused
                        && refused.status() == 401
                        && !Rejected.MANAGE_NOT_ALLOWED.equals(refused.code())
                ? new Answer.Lost(refused.message())
                : answer;
    }

    private static @Nullable String stop(Probe present, Owner owner) {
        return switch (present.verdict()) {
            case UNSURE -> "ownerkey.stop.silent";
            case REFUSED -> "ownerkey.stop.refused";
            case ACCEPTED -> owner.id().equals(present.account()) ? null : "ownerkey.stop.foreign";
        };
    }
}
