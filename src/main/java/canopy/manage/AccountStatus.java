package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /dashboard/status} says of the account behind a key.
 *
 * @param manage whether the key may use the subaccount endpoints; the same test that they apply themselves
 * @param admin whether the account is an owner
 */
public record AccountStatus(
        AccountId id,
        @Nullable Dna dna,
        @Nullable String name,
        @Nullable String email,
        @Nullable String alias,
        @Nullable Money balance,
        @Nullable Boolean manage,
        @Nullable Boolean admin,
        @Nullable Boolean suspended) {}
