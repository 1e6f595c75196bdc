package canopy.ownerkey;

import canopy.journal.Fact;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees which key is the good one after a rotation, and has all nodes use that. Never sends the rotation again. */
@Component
class RotationReconciler implements Reconciler {

    private final Vault vault;
    private final Election election;
    private final KeyRing ring;

    RotationReconciler(Vault vault, Election election, KeyRing ring) {
        this.vault = vault;
        this.election = election;
        this.ring = ring;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ROTATE_KEY);
    }

    @Override
    public Finding look(Intent intent) {
        List<KeptKey> made = vault.of(intent.id());
        // What was put to use had been accepted, whatever upstream says to it by now.
        return made.stream()
                .filter(KeptKey::wasUsed)
                .findFirst()
                .map(used -> applied(intent, used))
                .orElseGet(() -> finding(intent, made));
    }

    private Finding finding(Intent intent, List<KeptKey> made) {
        if (made.stream().allMatch(key -> key.key() == null)) {
            return new Finding.Contradiction("ownerkey.seen.no-key");
        }
        return switch (election.among(made)) {
            case Election.Result.Elected elected -> applied(intent, elected.key());
            case Election.Result.PresentHolds holds ->
                // With another key than that of before in use, this rotation may have taken effect before that came.
                Objects.equals(before(intent), ring.inUse().key().masked())
                        ? new Finding.NothingYet("ownerkey.seen.old")
                        : new Finding.Contradiction("ownerkey.seen.replaced");
            case Election.Result.AllRefused none -> new Finding.CannotSee("ownerkey.seen.refused");
            case Election.Result.Foreign foreign -> new Finding.Contradiction("ownerkey.seen.foreign");
            case Election.Result.CannotTell silent -> new Finding.CannotSee("ownerkey.seen.silent");
        };
    }

    private static Finding applied(Intent intent, KeptKey used) {
        return new Finding.Applied(List.of(new Fact("ownerKey", before(intent), used.masked())), true);
    }

    private static @Nullable String before(Intent intent) {
        return intent.facts().isEmpty() ? null : intent.facts().getFirst().before();
    }
}
