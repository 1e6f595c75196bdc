package canopy.ownerkey;

import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * The key that this node uses: the one that the database says all nodes use, else the given one. The database is asked at
 * the start, after each refusal, and when this node itself puts another key to use.
 */
@Component
class KeyRing implements OwnerKeySource {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final Vault vault;
    private final GivenOwnerKey given;
    private final ApplicationEventPublisher events;
    private volatile InUse inUse;

    /** Upstream refused the key, and there is no newer one. */
    record Refused(OwnerKey key) {}

    /** @param kept its row in the database, null for the given key */
    record InUse(OwnerKey key, @Nullable KeptKey kept) {

        @Nullable
        String id() {
            return kept == null ? null : kept.id();
        }
    }

    /**
     * @throws OwnerKeyMissing when there is no key, neither in the database nor given
     * @throws SealBroken when the key in the database cannot be opened
     */
    KeyRing(Vault vault, GivenOwnerKey given, ApplicationEventPublisher events) {
        this.vault = vault;
        this.given = given;
        this.events = events;
        this.inUse = read();
    }

    @Override
    public OwnerKey current() {
        return inUse.key();
    }

    /** What this node uses right now, without asking anybody. */
    InUse inUse() {
        return inUse;
    }

    @Override
    public OwnerKey afterUnauthorized() {
        OwnerKey before = inUse.key();
        OwnerKey now = reread().key();
        if (now.equals(before)) {
            events.publishEvent(new Refused(now));
        }
        return now;
    }

    /** What is in use by the word of the database, as it is right now; the same as before where it cannot be asked. */
    synchronized InUse reread() {
        try {
            given.reread();
            inUse = read();
        } catch (NestedRuntimeException | SealBroken | OwnerKeyMissing silent) {
            LOG.warn(
                    "The owner key in use stays: the database tells of no other that can be used. {}",
                    silent.getMessage());
        }
        return inUse;
    }

    private InUse read() {
        Optional<KeptKey> kept = vault.inUse();
        if (kept.isEmpty()) {
            return new InUse(given.required(), null);
        }
        OwnerKey key = kept.get().key();
        if (key == null) {
            throw new SealBroken("The owner key in the database cannot be opened: its row was altered.", null);
        }
        return new InUse(key, kept.get());
    }
}
