package canopy.directory;

import canopy.manage.CreditCard;
import canopy.values.AccountId;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The owner's own account as a walk found it; what upstream did not say is null. */
public record OwnSnapshot(
        AccountId id,
        @Nullable String name,
        @Nullable Money balance,
        @Nullable List<CreditCard> cards,
        Instant readAt) {}
