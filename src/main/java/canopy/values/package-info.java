/** What every room speaks of: accounts, branches, money and the upstream's days. Depends on nothing. */
@ApplicationModule(
        displayName = "Values",
        allowedDependencies = {})
@NullMarked
package canopy.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
