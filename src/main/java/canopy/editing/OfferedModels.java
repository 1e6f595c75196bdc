package canopy.editing;

import canopy.ledger.ReadBudget;
import canopy.manage.ManageException;
import canopy.manage.Model;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The models that the gateway offers, for people to pick from. Kept for a while; empty when they cannot be had. */
@Component
class OfferedModels {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration TRIED = Duration.ofMinutes(1);

    private final OwnAccount own;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private volatile Kept kept = new Kept(List.of(), Instant.EPOCH);

    OfferedModels(OwnAccount own, ReadBudget budget, UpstreamClock clock) {
        this.own = own;
        this.budget = budget;
        this.clock = clock;
    }

    private record Kept(List<String> names, Instant until) {}

    /** Their names, in order. */
    List<String> names() {
        Instant now = clock.now();
        if (kept.until().isAfter(now)) {
            return kept.names();
        }
        if (budget.tryTake(1, "models")) {
            kept = read(now);
        }
        return kept.names();
    }

    private Kept read(Instant now) {
        try {
            List<String> names =
                    own.models().stream().map(Model::id).distinct().sorted().toList();
            return new Kept(names, now.plus(KEPT));
        } catch (ManageException silent) {
            // Not asked again with every page while upstream hangs.
            return new Kept(kept.names(), now.plus(TRIED));
        }
    }
}
