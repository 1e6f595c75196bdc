/**
 * The only reader of {@code /x-bill}: what each account spent today and this month, kept with the day it belongs to; and
 * the daily budget that every read upstream is counted against.
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"values", "manage"})
@NullMarked
package canopy.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
