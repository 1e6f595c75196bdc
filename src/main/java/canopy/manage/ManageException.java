package canopy.manage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call upstream can fail, as far as a person needs to know it. The compiler knows that there are no others. */
public abstract sealed class ManageException extends RuntimeException {

    protected ManageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Upstream has no such account, or not for this key: 404, or an empty list where one row was asked for. */
    public static final class NotFound extends ManageException {
        public NotFound(String message) {
            super(message, null);
        }
    }

    /** Upstream refused, in its own words, and did nothing. */
    public static final class Rejected extends ManageException {

        /** The code of a 401 that {@code /dashboard/status} confirmed: the owner key itself is not accepted. */
        public static final String KEY_NOT_ACCEPTED = "key_not_accepted";

        /** The code of a 401 under a good key: the balance is below the threshold, or the account is suspended. */
        public static final String MANAGE_NOT_ALLOWED = "manage_not_allowed";

        private final int status;
        private final @Nullable String code;
        private final @Nullable String traceId;
        private final @Nullable Duration retryAfter;

        public Rejected(
                int status,
                String message,
                @Nullable String code,
                @Nullable String traceId,
                @Nullable Duration retryAfter) {
            super(message, null);
            this.status = status;
            this.code = code;
            this.traceId = traceId;
            this.retryAfter = retryAfter;
        }

        /** The HTTP status of the refusal; 200 where the body alone said that it failed. */
        public int status() {
            return status;
        }

        public @Nullable String code() {
            return code;
        }

        public @Nullable String traceId() {
            return traceId;
        }

        /** How long to wait, where the refusal was a 429: what upstream said, else 60 seconds. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * Upstream could not be asked, or its answer to a read could not be used; or a write failed before a byte of it was
     * sent. Nothing was changed.
     */
    public static final class Unavailable extends ManageException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A write was sent and nobody knows whether it took effect. It must not be sent again. */
    public static final class Unknown extends ManageException {
        public Unknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
