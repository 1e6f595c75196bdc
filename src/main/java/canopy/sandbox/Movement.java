package canopy.sandbox;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a write did: the parent or payer after it, and the account after it (before it, where it was deleted).
 *
 * @param balance what the answer calls the account's balance
 * @param newKey the key of a new account, shown this once
 */
record Movement(
        String action,
        Account parent,
        Account user,
        BigDecimal balance,
        @Nullable String newKey) {}
