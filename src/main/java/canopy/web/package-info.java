/**
 * What all pages share: the security filter chain, headers, error pages, the frame's data, hashed assets, languages, and
 * the cells of accounts, which templates reach by bean name ({@code @row}, {@code @meter}). Nobody uses this room.
 */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"values", "formats", "charts", "manage", "people", "directory", "journal"})
@NullMarked
package canopy.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
