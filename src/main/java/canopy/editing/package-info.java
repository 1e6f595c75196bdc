/**
 * The pages that make an account and change its settings: only what somebody changed is sent, and what somebody else
 * changed meanwhile is put beside it.
 */
@ApplicationModule(
        displayName = "Editing",
        allowedDependencies = {"values", "manage", "ledger", "directory", "changes", "journal", "people"})
@NullMarked
package canopy.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
