/** The pages that suspend and resume an account, and that delete one for good after a rehearsal. */
@ApplicationModule(
        displayName = "Closing",
        allowedDependencies = {"values", "manage", "directory", "changes", "journal", "people"})
@NullMarked
package canopy.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
