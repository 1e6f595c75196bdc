package canopy.journal;

import org.jspecify.annotations.Nullable;

/**
 * One field of a change, before and after. Values are plain text, amounts plain decimals.
 *
 * @param field as forms name it, such as {@code dailyLimit}; the message {@code changes.field.dailyLimit} is its label
 * @param before null when there was none
 * @param after null when there is none
 */
public record Fact(
        String field, @Nullable String before, @Nullable String after) {}
