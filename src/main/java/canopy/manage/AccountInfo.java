package canopy.manage;

import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * The account behind the key in full, from {@code /dashboard/info} or {@code /dashboard/live}.
 *
 * @param balance as upstream states it, else the sum of the cards that have not expired
 * @param today usage of the upstream's day; live always has it, info on some editions
 * @param month usage of the upstream's calendar month
 */
public record AccountInfo(
        Subaccount account,
        @Nullable Money balance,
        @Nullable Usage today,
        @Nullable Usage month) {}
