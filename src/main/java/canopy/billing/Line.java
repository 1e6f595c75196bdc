package canopy.billing;

import org.jspecify.annotations.Nullable;

/**
 * A line of a bill, every cell as text.
 *
 * @param href the next level; null where there is none
 * @param name of the account, model or day
 * @param mark a status, where something is to be said of the line
 * @param note what is to be said
 * @param share percent of the whole; null where the whole is not known
 * @param width of the share's bar, from 0 to 100
 * @param cost in US dollars, as short as the page wants it
 * @param exact the cost to its last digit, with the currency
 */
record Line(
        @Nullable String href,
        String name,
        @Nullable String mark,
        @Nullable String note,
        @Nullable String share,
        @Nullable String width,
        String cost,
        String exact,
        String requests,
        String input,
        String output,
        String cached,
        String images) {}
