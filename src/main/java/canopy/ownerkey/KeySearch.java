package canopy.ownerkey;

import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
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
    private final UpstreamClock clock;
    private final AtomicBoolean searching = new AtomicBoolean();
    private volatile Instant next = Instant.MIN;
    private volatile Duration pause = FIRST_PAUSE;

    KeySearch(Vault vault, Election election, UpstreamClock clock) {
        this.vault = vault;
        this.election = election;
        this.clock = clock;
    }

    /** Whoever was refused does not wait for it. */
    @EventListener
    void refused(KeyRing.Refused refused) {
        if (!next.isAfter(clock.now()) && searching.compareAndSet(false, true)) {
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

    private void search() {
        List<KeptKey> unused = vault.unused(AT_MOST);
        if (unused.isEmpty()) {
            // Nothing is asked, so the next rotation that is given up is not looked for late.
            next = clock.now().plus(FIRST_PAUSE);
            return;
        }
        next = clock.now().plus(pause);
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
