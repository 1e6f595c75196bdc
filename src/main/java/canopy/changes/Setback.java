package canopy.changes;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why nothing was changed after a person confirmed, as the page says it above everything that was typed.
 *
 * @param status of the answer
 * @param title the message key of its heading
 * @param text what happened and what to do, in the reader's language
 * @param href where there is more to see, null when the reader may not see it
 * @param said upstream's own words, which are somebody's text; likewise its code and trace id
 */
public record Setback(
        HttpStatus status,
        String title,
        @Nullable String text,
        @Nullable String href,
        @Nullable String said,
        @Nullable String code,
        @Nullable String traceId) {}
