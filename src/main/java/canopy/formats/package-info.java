/**
 * Amounts, numbers and moments in the reader's language: for templates by bean name ({@code @money}, {@code @number},
 * {@code @when}), and for rooms that make the lines of a table in Java, where an expression per cell would cost too much.
 */
@ApplicationModule(
        displayName = "Formats",
        allowedDependencies = {"values", "manage"})
@NullMarked
package canopy.formats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
