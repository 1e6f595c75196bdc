package canopy.manage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** How long upstream asks to be left alone: seconds or a date, else 60 seconds, and never more than a day. */
final class RetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Duration read(HttpHeaders headers, Instant now) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        Duration wait = value == null ? UNSAID : parsed(value.strip(), headers, now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration parsed(String value, HttpHeaders headers, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant date = date(headers, HttpHeaders.RETRY_AFTER);
        return date == null ? UNSAID : Duration.between(now, date);
    }

    /** A date header, or null where it is missing or no date. */
    static @Nullable Instant date(HttpHeaders headers, String name) {
        try {
            long millis = headers.getFirstDate(name);
            return millis < 0 ? null : Instant.ofEpochMilli(millis);
        } catch (IllegalArgumentException | DateTimeException notADate) {
            return null;
        }
    }
}
