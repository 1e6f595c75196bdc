package canopy.dashboard;

/**
 * A state in words.
 *
 * @param code tells it from other states, in whatever language
 * @param mark of the style sheet: {@code active}, {@code warning} or {@code trouble}
 * @param announced whether it is new since the reader last heard, so that it is said aloud
 */
record Sentence(String code, String mark, String text, boolean announced) {}
