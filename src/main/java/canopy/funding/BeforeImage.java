package canopy.funding;

import canopy.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Both sides as they were just before the call: all that is needed to tell later what came of it.
 *
 * @param at by upstream's clock
 * @param other the payer of a top-up, the parent of a claw-back; null where nobody knows who that is
 * @param lastOperation the newest entry of upstream's log, null where that cannot be read
 * @param moved what the other side was thought to pay, or to get back; null where its Rates are not known
 */
record BeforeImage(
        Instant at,
        Side account,
        @Nullable Side other,
        @Nullable Long lastOperation,
        @Nullable Money moved) {}
