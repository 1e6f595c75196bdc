/**
 * Where the owner key is kept, and how it is changed. It is given by the environment or by a file until the first
 * rotation; from then on it stands sealed in the database. It is handed to nobody but the door upstream.
 */
@ApplicationModule(
        displayName = "Owner key",
        allowedDependencies = {"values", "manage", "ledger", "directory", "changes", "journal", "people"})
@NullMarked
package canopy.ownerkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
