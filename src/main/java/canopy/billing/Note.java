package canopy.billing;

import org.jspecify.annotations.Nullable;

/**
 * Something to know about a bill before its figures are used.
 *
 * @param kind {@code note}, {@code warning} or {@code trouble}
 * @param detail upstream's own words
 */
record Note(String kind, String text, @Nullable String detail) {}
