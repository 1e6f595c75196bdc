package canopy.ledger;

import canopy.values.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What one account used, without what is below it.
 *
 * @param name the last one that a bill gave it; the account may be gone
 * @param placed whether its place in the tree is known; where it is not, it belongs to the whole tree only
 */
public record AccountLine(AccountId id, @Nullable String name, boolean placed, Figures figures) {}
