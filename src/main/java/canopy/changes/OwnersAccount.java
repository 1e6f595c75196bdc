package canopy.changes;

import canopy.ledger.ReadBudget;
import canopy.manage.AccountInfo;
import canopy.manage.ManageException;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The account whose key is used, for pages that can do with what was read a while ago: reading it may cost money, and its
 * caps and Rates seldom change.
 */
@Component
public class OwnersAccount {

    private final OwnAccount account;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private volatile @Nullable Reading latest;

    OwnersAccount(OwnAccount account, ReadBudget budget, UpstreamClock clock) {
        this.account = account;
        this.budget = budget;
        this.clock = clock;
    }

    /** The account as it was read at a moment. */
    public record Reading(AccountInfo info, Instant at) {}

    /**
     * As it was at most so long ago; older, or nothing at all, where the day's reads are used up or upstream does not
     * answer.
     */
    public Optional<Reading> within(Duration age) {
        Reading known = latest;
        boolean fresh = known != null && known.at().plus(age).isAfter(clock.now());
        if (!fresh && budget.tryTake(1, "own account")) {
            try {
                known = new Reading(account.info(), clock.now());
                latest = known;
            } catch (ManageException silent) {
                return Optional.ofNullable(known);
            }
        }
        return Optional.ofNullable(known);
    }
}
