package canopy.journal;

/**
 * An intent whose outcome is unknown, with what only the loop wants to know.
 *
 * @param tries how often anybody looked, whether or not there was anything to see
 * @param contradictions how many of the last looks in a row found one
 * @param contradicted whether any look did
 */
record Doubt(Intent intent, int tries, int contradictions, boolean contradicted) {}
