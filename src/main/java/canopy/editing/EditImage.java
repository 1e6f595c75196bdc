package canopy.editing;

import java.util.Map;

/**
 * What an edit changes, as the journal keeps it for whoever looks at the outcome later.
 *
 * @param before the texts of the changed settings just before the first call, by name
 * @param asked the texts that they are to have
 */
record EditImage(Map<String, String> before, Map<String, String> asked) {}
