package canopy.ledger;

import canopy.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all descendants had used of a day when it was read.
 *
 * @param at when, by upstream's clock
 * @param cost charged by then, in US dollars
 * @param requests null where upstream did not say
 */
public record Sample(Instant at, Money cost, @Nullable Long requests) {}
