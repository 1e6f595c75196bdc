@NullMarked
package canopy;

import org.jspecify.annotations.NullMarked;
