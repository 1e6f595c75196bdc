package canopy.billing;

import org.jspecify.annotations.Nullable;

/**
 * One of the figures that sum a bill up.
 *
 * @param label what it is of, and of which days where not all are there
 * @param value as short as the page wants it
 * @param exact the whole amount; null for what is shown whole
 * @param change against the period before, such as "+12.4 %"; null where either is not complete
 * @param before what it was, in words; null likewise
 */
record Total(
        String label,
        String value,
        @Nullable String exact,
        @Nullable String change,
        @Nullable String before) {}
