package canopy.ownerkey;

import canopy.directory.Directory;
import canopy.directory.OwnSnapshot;
import canopy.manage.AccountStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whose key the console has to hold: the account whose database this is. */
@Component
class Owners {

    private final Directory directory;
    private final Probing probing;
    private final KeyRing ring;

    Owners(Directory directory, Probing probing, KeyRing ring) {
        this.directory = directory;
        this.probing = probing;
        this.ring = ring;
    }

    /** The account that this database belongs to, without asking upstream; null before it was ever read. */
    @Nullable
    Owner known() {
        OwnSnapshot own = directory.state().own();
        return own == null ? null : new Owner(own.id(), own.name());
    }

    /** The same; before it was ever read, the account that upstream last named behind the key in use, if any. */
    @Nullable
    Owner heard() {
        Owner known = known();
        Probe last = probing.last(ring.current());
        AccountStatus status = last == null ? null : last.status();
        return known != null || status == null ? known : new Owner(status.id(), status.name());
    }

    /** The same; before it was ever read, the account behind the key in use. Null when upstream does not tell. */
    @Nullable
    Owner asked() {
        Owner known = known();
        if (known != null) {
            return known;
        }
        AccountStatus status = probing.lately(ring.current()).status();
        return status == null ? null : new Owner(status.id(), status.name());
    }
}
