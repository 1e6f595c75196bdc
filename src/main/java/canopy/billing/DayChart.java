package canopy.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cost by day and model as the page draws it, every word ready.
 *
 * @param axis the amounts at the lines, from the top down
 * @param bars from left to right
 * @param series what the parts of the bars are, largest first; a single one where the models are not known
 * @param weeks whether a bar is a week, since days would be too narrow to hit
 */
record DayChart(List<String> axis, List<Bar> bars, List<Series> series, boolean weeks) {

    /** Whether there is more than one kind to tell apart. */
    public boolean legend() {
        return series.size() > 1;
    }

    /**
     * @param name the days, for the table
     * @param tick a short date below the bar; null below most
     * @param minor {@code "true"} where the date has room only when the bars are wide enough to be scrolled; or null
     * @param said all of its figures in words
     * @param missing {@code "true"} or null
     * @param cells the amounts by series, and their sum, for the table
     */
    record Bar(
            String href,
            String name,
            @Nullable String tick,
            @Nullable String minor,
            String said,
            @Nullable String missing,
            List<Part> parts,
            List<String> cells) {}

    /**
     * @param series {@code 0} to {@code 6} for the largest, {@code other} for the rest
     * @param said its model and amount
     */
    record Part(String series, String y, String height, String said) {}

    /**
     * @param key {@code 0} to {@code 6}, or {@code other}
     * @param href the model alone; null for what is no single model
     * @param cost of all days
     */
    record Series(String key, String name, @Nullable String href, String cost) {}
}
