/**
 * The Manage API and nothing else: HTTP, paths, wire names, tolerance. The one door upstream.
 *
 * <p>Facades named for the resource ({@link canopy.manage.Subaccounts}, {@link canopy.manage.Bills},
 * {@link canopy.manage.OwnAccount}) are what other rooms call; failures are the four shapes of
 * {@link canopy.manage.ManageException}.
 */
@ApplicationModule(displayName = "Manage API", allowedDependencies = "values")
@NullMarked
package canopy.manage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
