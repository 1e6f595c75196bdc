/** The page that grants an account credit or claws it back: both sides' balances before anything is paid. */
@ApplicationModule(
        displayName = "Funding",
        allowedDependencies = {"values", "manage", "directory", "changes", "journal", "people"})
@NullMarked
package canopy.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
