package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/** What one account used in the span of a bill. */
public record AccountUsage(
        AccountId id, @Nullable String name, @Nullable String email, Usage usage) {

    public @Nullable Money cost() {
        return usage.cost();
    }

    public @Nullable Long requests() {
        return usage.requests();
    }
}
