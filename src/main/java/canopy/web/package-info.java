/**
 * What all pages share: the security filter chain, headers, error pages, the frame's data, hashed assets, languages, and
 * formatting, which templates reach by bean name ({@code @money}, {@code @when}, {@code @number}). Nobody uses this room.
 */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"values", "manage", "people", "directory", "journal"})
@NullMarked
package canopy.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
