package canopy.ownerkey;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * When upstream refuses the key in use, tries those that were made for rotations and never taken up: a rotation may have
 * taken effect after everybody had given it up. Only reads upstream, and less and less often.
 */
@Component
class KeySearch {

    private static final Logger LOG = LoggerFactory.getLogger(KeySearch.class);
    private static final int AT_MOST = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Vault vault;
    private final Election election;
    private final AtomicBoolean searching = new AtomicBoolean();
    /** Not by the wall clock: put back by an hour, it would have this node look for no key for an hour. */
    private volatile long restUntil = System.nanoTime();

    private volatile Duration pause = FIRST_PAUSE;

    KeySearch(Vault vault, Election election) {
        this.vault = vault;
        this.election = election;
    }

    /** Whoever was refused does not wait for it. */
    @EventListener
    void refused(KeyRing.Refused refused) {
        if (restUntil - System.nanoTime() <= 0 && searching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("owner key search").start(() -> {
                try {
                    search();
                } catch (NestedRuntimeException fault) {
                    LOG.warn("No other owner key could be looked for: the database cannot be asked", fault);
                } finally {
                    searching.set(false);
                }
            });
        }
    }

    private void rest(Duration time) {
        restUntil = System.nanoTime() + time.toNanos();
    }

    private void search() {
        List<KeptKey> unused = vault.unused(AT_MOST);
        if (unused.isEmpty()) {
            // Nothing is asked, so the next rotation that is given up is not looked for late.
            rest(FIRST_PAUSE);
            return;
        }
        rest(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        switch (election.among(unused)) {
            case Election.Result.Elected elected -> {
                LOG.warn("The owner key was refused; the one of a rotation is accepted, and is used by all nodes.");
                pause = FIRST_PAUSE;
            }
            case Election.Result.PresentHolds holds -> pause = FIRST_PAUSE;
            case Election.Result.AllRefused none ->
                LOG.warn("The owner key is refused, and so are those of rotations.");
            case Election.Result.Foreign foreign ->
                LOG.warn("A key of a rotation opens another account; it is not used.");
            case Election.Result.CannotTell silent -> LOG.info("Which owner key is the good one cannot be told now.");
        }
    }
}
