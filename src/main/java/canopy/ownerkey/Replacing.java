package canopy.ownerkey;

import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a key to use that was made elsewhere: one that a person typed in, or the given one. Sends nothing but a probe. */
@Component
class Replacing {

    private final Vault vault;
    private final KeyRing ring;
    private final Probing probing;
    private final Owners owners;

    Replacing(Vault vault, KeyRing ring, Probing probing, Owners owners) {
        this.vault = vault;
        this.ring = ring;
        this.probing = probing;
        this.owners = owners;
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
        AccountId account = probe.account();
        if (account == null) {
            return probe.isRefused() ? "ownerkey.replace.refused" : "ownerkey.replace.silent";
        }
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
        boolean used = vault.use(kept, present.id());
        ring.reread();
        return used ? null : "ownerkey.replace.moved";
    }
}
