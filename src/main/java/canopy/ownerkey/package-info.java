/**
 * Where the owner key is kept. It is given by the environment or by a file, and handed to nobody but the door upstream.
 */
@ApplicationModule(displayName = "Owner key", allowedDependencies = "manage")
@NullMarked
package canopy.ownerkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
