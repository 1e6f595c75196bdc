package canopy.ledger;

import canopy.values.AccountId;
import canopy.values.UpstreamDay;
import org.jspecify.annotations.Nullable;

/** What one account used on one day. */
public record AccountDay(
        UpstreamDay day,
        DayState state,
        AccountId account,
        @Nullable String name,
        Figures figures) {}
