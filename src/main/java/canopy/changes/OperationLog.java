package canopy.changes;

import canopy.ledger.ReadBudget;
import canopy.manage.LogEntry;
import canopy.manage.LogQuery;
import canopy.manage.Logs;
import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What upstream itself noted of changes ({@code /dashboard/logs}): a second witness, where the key may read it. */
@Component
public class OperationLog {

    private static final int LARGEST_PAGE = 100;

    // Entries are stamped to the second, and clocks are a little apart.
    private static final Duration SKEW = Duration.ofSeconds(3);

    private final OwnAccount own;
    private final ReadBudget budget;
    private final UpstreamClock clock;

    OperationLog(OwnAccount own, ReadBudget budget, UpstreamClock clock) {
        this.own = own;
        this.budget = budget;
        this.clock = clock;
    }

    /** The id of the newest operation, by which later ones are told from earlier ones; nothing when it cannot be had. */
    public Optional<Long> newest() {
        try {
            return page(LogQuery.newest(1)).entries().stream().findFirst().map(LogEntry::id);
        } catch (ManageException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The operations on an account since a moment, newest first, at most the last 100.
     *
     * @param last the newest operation of that moment, where it is known
     * @param since the moment by our clock
     * @return nothing when upstream does not show its log to this key
     * @throws ManageException.Unavailable when upstream cannot be asked
     */
    public Optional<List<LogEntry>> since(AccountId target, @Nullable Long last, Instant since) {
        Instant upstreams = since.plus(Duration.between(clock.now(), clock.upstreamsNow()));
        try {
            return Optional.of(page(new LogQuery(1, LARGEST_PAGE, null, target, null)).entries().stream()
                    .filter(entry -> isTarget(entry, target) && isAfter(entry, last, upstreams))
                    .toList());
        } catch (Rejected | NotFound hidden) {
            return Optional.empty();
        }
    }

    private Logs page(LogQuery query) {
        budget.take(1, "change");
        return own.logs(query);
    }

    private static boolean isTarget(LogEntry entry, AccountId target) {
        return entry.target() == null || entry.target() == target.value();
    }

    private static boolean isAfter(LogEntry entry, @Nullable Long last, Instant since) {
        if (last != null && entry.id() != null) {
            return entry.id() > last;
        }
        return entry.at() == null || !entry.at().isBefore(since.minus(SKEW));
    }
}
