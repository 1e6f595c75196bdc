package canopy.ownerkey;

import canopy.ledger.ReadBudget;
import canopy.manage.ManageException;
import canopy.manage.ManageException.Rejected;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.UpstreamClock;
import canopy.ownerkey.Probe.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks upstream about keys, each time counted as a read; they are made whatever is left of the budget. */
@Component
class Probing {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final OwnAccount account;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private volatile @Nullable Known known;

    Probing(OwnAccount account, ReadBudget budget, UpstreamClock clock) {
        this.account = account;
        this.budget = budget;
        this.clock = clock;
    }

    private record Known(OwnerKey key, Probe probe) {}

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
        return last != null && last.at().plus(FRESH).isAfter(clock.now()) ? last : probe(key);
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
