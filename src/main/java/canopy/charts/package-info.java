/**
 * Charts as arithmetic: exact amounts become places in a drawing, which templates draw as SVG. Knows nothing of what the
 * amounts are.
 */
@ApplicationModule(
        displayName = "Charts",
        allowedDependencies = {"values"})
@NullMarked
package canopy.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
