package canopy.ownerkey;

import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Target;
import canopy.manage.AccountStatus;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a key to use that was made elsewhere: one that a person typed in, or the given one. Sends nothing but a probe,
 * and leaves an intent that is done in the journal, with the keys as people recognise them.
 */
@Component
class Replacing {

    private final Vault vault;
    private final KeyRing ring;
    private final Probing probing;
    private final Owners owners;
    private final Rescue rescue;
    private final Journal journal;

    Replacing(Vault vault, KeyRing ring, Probing probing, Owners owners, Rescue rescue, Journal journal) {
        this.vault = vault;
        this.ring = ring;
        this.probing = probing;
        this.owners = owners;
        this.rescue = rescue;
        this.journal = journal;
    }

    /**
     * Has all nodes use the key, when upstream accepts it for the account that this database belongs to.
     *
     * @return null when it is in use now, else the message key of why not
     */
    @Nullable
    String use(OwnerKey key, Origin origin, Viewer viewer) {
        KeyRing.InUse present = ring.reread();
        if (key.equals(present.key()) && present.kept() != null) {
            return "ownerkey.replace.same";
        }
        Probe probe = probing.probe(key);
        AccountStatus status = probe.status();
        if (status == null) {
            return probe.isRefused() ? "ownerkey.replace.refused" : "ownerkey.replace.silent";
        }
        AccountId account = status.id();
        Owner owner = owners.known();
        if (owner != null && !owner.id().equals(account)) {
            return "ownerkey.replace.foreign";
        }
        if (present.kept() == null && !vault.knows(present.key()) && !key.equals(present.key())) {
            vault.keep(present.key(), Origin.GIVEN, account, null, viewer.name());
        }
        KeptKey kept = vault.all().stream()
                .filter(known -> Objects.equals(known.key(), key) && known.origin() != Origin.GIVEN)
                .findFirst()
                .orElseGet(() -> vault.keep(key, origin, account, null, viewer.name()));
        Owner named = owner == null ? new Owner(account, status.name()) : owner;
        Change change = change(named, present.key(), key);
        boolean used = vault.use(kept, present.id(), change.id(), () -> {
            rescue.tell(kept, present.key());
            journal.note(viewer, change, "ownerkey.why." + origin.key());
        });
        ring.reread();
        return used ? null : "ownerkey.replace.moved";
    }

    /** What the journal keeps: the keys as people recognise them. */
    private static Change change(Owner owner, OwnerKey before, OwnerKey after) {
        return new Change(
                IntentId.fresh(),
                Kind.USE_KEY,
                new Target(owner.id(), owner.title(), Dna.WHOLE_TREE, Set.of()),
                false,
                null,
                null,
                null,
                List.of(new Fact("ownerKey", before.masked(), after.masked())));
    }
}
