package canopy.journal;

import org.jspecify.annotations.Nullable;

/** What came of one call. */
public sealed interface Answer {

    /**
     * Upstream said yes.
     *
     * @param cameBack its answer as JSON, without secrets
     */
    record Accepted(String cameBack) implements Answer {}

    /** Upstream said no, with an error body of its own: nothing was changed by this call. */
    record Refused(
            int status,
            String message,
            @Nullable String code,
            @Nullable String traceId) implements Answer {}

    /** Not a byte of it left the console. */
    record NotSent(String why) implements Answer {}

    /** It may have taken effect: timeout, broken connection, 5xx, an answer that cannot be read. */
    record Lost(String why) implements Answer {}
}
