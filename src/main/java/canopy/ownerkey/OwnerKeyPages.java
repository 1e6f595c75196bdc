package canopy.ownerkey;

import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.manage.OwnerKey;
import canopy.ownerkey.OwnerKeyPage.Given;
import canopy.people.Viewer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of the owner key says. */
@Component
class OwnerKeyPages {

    private static final int EARLIER = 20;

    private final KeyRing ring;
    private final Vault vault;
    private final GivenOwnerKey given;
    private final Probing probing;
    private final Owners owners;
    private final Midnight midnight;
    private final Journal journal;

    OwnerKeyPages(
            KeyRing ring,
            Vault vault,
            GivenOwnerKey given,
            Probing probing,
            Owners owners,
            Midnight midnight,
            Journal journal) {
        this.ring = ring;
        this.vault = vault;
        this.given = given;
        this.probing = probing;
        this.owners = owners;
        this.midnight = midnight;
        this.journal = journal;
    }

    /** With what upstream says to the key right now, where it says so within a moment. */
    OwnerKeyPage asked(Viewer viewer) {
        OwnerKey key = ring.reread().key();
        probing.soon(key);
        Probe last = probing.last(key);
        if (last != null && last.isRefused()) {
            // Whatever else there is gets tried: on a quiet console nobody else may be refused for minutes.
            ring.afterUnauthorized();
        }
        // Where it was refused, another one may have taken its place meanwhile.
        return of(viewer);
    }

    /** With what upstream said last, without asking. */
    OwnerKeyPage of(Viewer viewer) {
        KeyRing.InUse inUse = ring.reread();
        List<KeptKey> all = vault.all();
        Intent rotation = latest(all, viewer);
        return new OwnerKeyPage(
                owners.heard(),
                inUse.key().masked(),
                inUse.kept(),
                given.isFile(),
                probing.last(inUse.key()),
                probing.isAsking(inUse.key()),
                given(inUse, all),
                rotation,
                rotation == null ? List.of() : RotationStep.of(rotation, vault.of(rotation.id())),
                source(inUse, viewer),
                earlier(all),
                midnight.closedUntil());
    }

    /** The given key, when it is not the one in use. */
    @Nullable
    Given given() {
        return given(ring.inUse(), vault.all());
    }

    private @Nullable Given given(KeyRing.InUse inUse, List<KeptKey> all) {
        OwnerKey key = given.key().orElse(null);
        if (key == null || inUse.kept() == null || key.equals(inUse.key())) {
            return null;
        }
        return new Given(key.masked(), all.stream().noneMatch(kept -> key.equals(kept.key())));
    }

    private @Nullable Intent latest(List<KeptKey> all, Viewer viewer) {
        return all.stream()
                .map(KeptKey::intent)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id -> journal.find(IntentId.valueOf(id), viewer))
                .orElse(null);
    }

    private @Nullable Intent source(KeyRing.InUse inUse, Viewer viewer) {
        KeptKey kept = inUse.kept();
        return kept == null || kept.source() == null
                ? null
                : journal.find(new IntentId(kept.source()), viewer).orElse(null);
    }

    private static List<KeptKey> earlier(List<KeptKey> all) {
        return all.stream()
                .filter(key -> key.usedUntil() != null)
                .limit(EARLIER)
                .toList();
    }
}
