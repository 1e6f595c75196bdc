package canopy.journal;

/**
 * What a look that settled nothing has seen.
 *
 * @param counts whether there was anything to see at all
 */
record Sighting(String seen, boolean counts, boolean contradiction) {}
