package canopy.manage;

import canopy.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of a bill as upstream states them, over all accounts and by model. */
public record BillTotals(Usage usage, List<ModelUsage> models) {

    public @Nullable Money cost() {
        return usage.cost();
    }

    public @Nullable Long requests() {
        return usage.requests();
    }
}
