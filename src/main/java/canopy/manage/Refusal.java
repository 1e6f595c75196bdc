package canopy.manage;

import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer that is not a success, in any of the error families (manage-api 2).
 *
 * @param said whether upstream itself said so in a body of its own; a proxy's page is no word of upstream's
 * @param empty whether there was no body at all
 * @param retryAfter for a 429 only
 */
record Refusal(
        int status,
        boolean said,
        boolean empty,
        String message,
        @Nullable String code,
        @Nullable String traceId,
        @Nullable Duration retryAfter) {

    private static final int LARGEST_BODY = 64 * 1024;

    /** Reads a refusal; a body that breaks off or is no JSON leaves it unsaid. */
    static Refusal read(int status, HttpHeaders headers, InputStream body, Reading reading) {
        Duration wait = status == 429 ? RetryAfter.read(headers, reading.now()) : null;
        String trace = headers.getFirst("X-Request-Id");
        try {
            byte[] bytes = body.readNBytes(LARGEST_BODY);
            JsonNode json = bytes.length == 0 ? null : Json.document(bytes);
            if (json != null && json.isObject()) {
                return of(status, reading.fields(json), trace, wait);
            }
            return unsaid(status, bytes.length == 0, trace, wait);
        } catch (IOException | JacksonException unreadable) {
            return unsaid(status, false, trace, wait);
        }
    }

    /** What an object says of a failure; {@link #said} is false when it says nothing of one. */
    static Refusal of(int status, Fields body, @Nullable String traceHeader, @Nullable Duration retryAfter) {
        Fields error = body.object("error");
        String message = error == null ? body.label("error", "message") : error.label("message");
        if (message == null) {
            message = body.label("message");
        }
        String code = error == null ? body.label("code") : error.label("code", "type");
        String trace = body.label("trace_id", "request_id");
        boolean said = message != null || code != null;
        return new Refusal(
                status,
                said,
                false,
                message == null ? reason(status) : UpstreamText.tamed(message),
                code == null ? null : UpstreamText.tamed(code),
                tamed(trace == null ? traceHeader : trace),
                retryAfter);
    }

    /** The exception for a refusal that can be believed: upstream did nothing. */
    ManageException exception() {
        return status == 404 && !"no_api".equals(code)
                ? new NotFound(message)
                : new Rejected(status, message, code, traceId, retryAfter);
    }

    private static Refusal unsaid(int status, boolean empty, @Nullable String trace, @Nullable Duration retryAfter) {
        return new Refusal(status, false, empty, reason(status), null, tamed(trace), retryAfter);
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    private static @Nullable String tamed(@Nullable String text) {
        return text == null ? null : UpstreamText.tamed(text);
    }
}
