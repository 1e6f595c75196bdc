package canopy.editing;

import canopy.values.Money;
import java.time.Instant;
import java.util.Map;

/**
 * What a creation asks for, as the journal keeps it for whoever looks at the outcome later.
 *
 * @param absentAt when upstream was asked and had no such account, by its own clock
 * @param asked the texts of the settings that were given, by name
 */
record NewImage(String name, String email, Money creditGranted, Instant absentAt, Map<String, String> asked) {}
