/**
 * The console's own users: sign-in, sessions, roles, and which branch of the tree each person may touch.
 *
 * <p>Other rooms meet a person as a {@link canopy.people.Viewer}, and say what a page needs with
 * {@link canopy.people.Requires}.
 */
@ApplicationModule(displayName = "People", allowedDependencies = "values")
@NullMarked
package canopy.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
