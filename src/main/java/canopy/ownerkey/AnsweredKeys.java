package canopy.ownerkey;

import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.manage.OwnerKey;
import canopy.ownerkey.KeptKey.Origin;
import canopy.values.AccountId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a key that upstream answered instead of the one that it was sent: perhaps the only one that opens the account, and
 * known to nobody else. It is on the disk before anything else is done, so that no power cut takes it away. Where the
 * database does not take it, whatever the reason, it stays in memory and is tried again until it does.
 */
@Component
class AnsweredKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AnsweredKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Vault vault;
    private final Journal journal;

    AnsweredKeys(Vault vault, Journal journal) {
        this.vault = vault;
        this.journal = journal;
    }

    /** Returns once it is on the disk, or else goes on trying in the background. */
    void keep(OwnerKey key, AccountId account, IntentId rotation, String by) {
        try {
            kept(key, account, rotation, by);
        } catch (SealBroken anotherHolds) {
            LOG.error("The gateway answered with a key of its own, and another sealing secret holds in the database. Do"
                    + " not stop this node: it goes on trying, and succeeds once a node was started with"
                    + " CANOPY_SEAL_LOST=true and this node's secret.");
            insistInTheBackground(key, account, rotation, by);
        } catch (RuntimeException fault) {
            LOG.error("The gateway answered with a key of its own, and the database does not take it. Do not stop this"
                    + " node: it goes on trying.");
            insistInTheBackground(key, account, rotation, by);
        }
    }

    private void insistInTheBackground(OwnerKey key, AccountId account, IntentId rotation, String by) {
        Thread.ofVirtual().name("owner key to be kept").start(() -> insist(key, account, rotation, by));
    }

    private void insist(OwnerKey key, AccountId account, IntentId rotation, String by) {
        while (true) {
            try {
                Thread.sleep(PAUSE);
                kept(key, account, rotation, by);
                LOG.warn("The key that the gateway answered with is kept now.");
                return;
            } catch (RuntimeException notYet) {
                LOG.debug("The key is still not kept", notYet);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A second time where only the disk did not answer: the row is there already. */
    private void kept(OwnerKey key, AccountId account, IntentId rotation, String by) {
        if (!isThere(key, rotation)) {
            vault.keep(key, Origin.ANSWERED, account, rotation, by);
        }
        journal.outlast();
    }

    private boolean isThere(OwnerKey key, IntentId rotation) {
        try {
            return vault.of(rotation).stream().anyMatch(kept -> key.equals(kept.key()));
        } catch (RuntimeException unreadable) {
            // Kept twice is better than not at all.
            LOG.debug("The keys of the rotation cannot be read", unreadable);
            return false;
        }
    }
}
