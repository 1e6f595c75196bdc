package canopy.web;

import org.jspecify.annotations.Nullable;

/**
 * What an error page says beside its standing text.
 *
 * @param message upstream's words, or which parameter is wrong
 * @param reference our own fault's number, which the log has, too
 * @param since since when upstream has been silent, in words
 */
record ErrorPage(
        @Nullable String message,
        @Nullable String code,
        @Nullable String trace,
        @Nullable String reference,
        @Nullable String since) {

    static final ErrorPage PLAIN = new ErrorPage(null, null, null, null, null);

    static ErrorPage saying(@Nullable String message) {
        return new ErrorPage(message, null, null, null, null);
    }

    static ErrorPage referring(String reference) {
        return new ErrorPage(null, null, null, reference, null);
    }
}
