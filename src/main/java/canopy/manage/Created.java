package canopy.manage;

import canopy.values.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A subaccount that now exists.
 *
 * @param id null where the answer did not name it: find it by its e-mail
 * @param key absent where upstream only mails it to the account's own address
 */
public record Created(
        @Nullable AccountId id,
        @Nullable ChildKey key,
        @Nullable Party payer,
        @Nullable Party account) {}
