package canopy.ownerkey;

import canopy.ledger.ReadBudget;
import canopy.manage.ManageException;
import canopy.manage.ManageException.Rejected;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.UpstreamClock;
import canopy.ownerkey.Probe.Verdict;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks upstream about keys, each time counted as a read; they are made whatever is left of the budget. */
@Component
class Probing {

    private static final Duration FRESH = Duration.ofSeconds(10);

    /** How long a page waits for an answer. */
    private static final Duration MOMENT = Duration.ofMillis(400);

    private final OwnAccount account;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private volatile @Nullable Known known;
    private @Nullable Question question;

    Probing(OwnAccount account, ReadBudget budget, UpstreamClock clock) {
        this.account = account;
        this.budget = budget;
        this.clock = clock;
    }

    private record Known(OwnerKey key, Probe probe) {}

    /** What upstream is being asked, or was last, for pages. */
    private record Question(OwnerKey key, FutureTask<Probe> asking) {}

    /** Asks now. */
    Probe probe(OwnerKey key) {
        budget.take(1, "key");
        Probe probe = asked(key);
        known = new Known(key, probe);
        return probe;
    }

    /** The last word of upstream on a key, asking only when that is more than a few seconds old. */
    Probe lately(OwnerKey key) {
        Probe last = last(key);
        return last != null && isFresh(last) ? last : probe(key);
    }

    /** Has upstream asked as well, where the last word is old, and waits for a moment only: {@link #last} tells then. */
    void soon(OwnerKey key) {
        Probe last = last(key);
        if (last != null && isFresh(last)) {
            return;
        }
        try {
            asking(key).get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException longer) {
            // The page says what was said before, and looks again.
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Upstream could not be asked about the key", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether upstream is being asked about the key for a page. */
    synchronized boolean isAsking(OwnerKey key) {
        return question != null
                && question.key().equals(key)
                && !question.asking().isDone();
    }

    private synchronized FutureTask<Probe> asking(OwnerKey key) {
        Question present = question;
        if (present != null && present.key().equals(key) && !present.asking().isDone()) {
            return present.asking();
        }
        FutureTask<Probe> asking = new FutureTask<>(() -> probe(key));
        question = new Question(key, asking);
        Thread.ofVirtual().name("owner key probe").start(asking);
        return asking;
    }

    private boolean isFresh(Probe probe) {
        return probe.at().plus(FRESH).isAfter(clock.now());
    }

    /** The last word of upstream on a key, without asking; null when this node did not ask about it last. */
    @Nullable
    Probe last(OwnerKey key) {
        Known last = known;
        return last != null && last.key().equals(key) ? last.probe() : null;
    }

    private Probe asked(OwnerKey key) {
        try {
            return new Probe(Verdict.ACCEPTED, account.probe(key), null, clock.now());
        } catch (Rejected refused) {
            boolean dead = Rejected.KEY_NOT_ACCEPTED.equals(refused.code());
            return new Probe(dead ? Verdict.REFUSED : Verdict.UNSURE, null, refused.getMessage(), clock.now());
        } catch (ManageException silent) {
            return new Probe(Verdict.UNSURE, null, silent.getMessage(), clock.now());
        }
    }
}
