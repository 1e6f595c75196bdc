/**
 * What a reseller looks at every morning: the owner's own account as it is now, what needs attention, the gateway's
 * operation log, news and models. Everything that is read upstream here is read by one shared reader and kept for all.
 */
@ApplicationModule(
        displayName = "Dashboard",
        allowedDependencies = {"values", "formats", "charts", "manage", "ledger", "directory", "journal", "people"})
@NullMarked
package canopy.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
