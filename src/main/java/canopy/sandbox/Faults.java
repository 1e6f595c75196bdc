package canopy.sandbox;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers with an error because the request asks for it, and does nothing else: the way to meet errors that nothing in a
 * sandbox causes. {@code X-Sandbox-Fault: token_expired}, or {@code token_expired typed} for another body.
 */
final class Faults implements HandlerInterceptor {

    private static final String HEADER = "X-Sandbox-Fault";

    /** The codes of the token page. */
    private enum Fault {
        BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed."),
        NO_TOKEN(HttpStatus.BAD_REQUEST, "The Authorization header is missing."),
        INVALID_TOKEN(HttpStatus.UNAUTHORIZED, "The specified token is invalid or wrong."),
        TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED, "The specified token has expired."),
        TOKEN_MISMATCHED(HttpStatus.UNAUTHORIZED, "The specified token does not match the service."),
        USED_UP(HttpStatus.FORBIDDEN, "The credit of the account is used up."),
        DISABLED(HttpStatus.FORBIDDEN, "The account is disabled."),
        FORBIDDEN(HttpStatus.FORBIDDEN, "The request is not allowed."),
        NO_API(HttpStatus.NOT_FOUND, "The path is not registered."),
        TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "You have exceeded the rate limit."),
        API_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
        TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The request timed out.");

        private final HttpStatus status;
        private final String text;

        Fault(HttpStatus status, String text) {
            this.status = status;
            this.text = text;
        }

        Refusal in(Refusal.Family family) {
            return new Refusal(status, family, word(this), text);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String wanted = request.getHeader(HEADER);
        if (wanted != null && request.getDispatcherType() == DispatcherType.REQUEST) {
            throw fault(wanted.strip().split("\\s+"));
        }
        return true;
    }

    private static Refusal fault(String... words) {
        Optional<Fault> fault = meant(Fault.values(), words[0]);
        Optional<Refusal.Family> family =
                words.length == 1 ? Optional.of(Refusal.Family.CODED) : meant(Refusal.Family.values(), words[1]);
        if (fault.isEmpty() || family.isEmpty() || words.length > 2) {
            return Refusal.badRequest(HEADER + " must be one of " + all(Fault.values())
                    + ", and may be followed by one of " + all(Refusal.Family.values()));
        }
        return fault.get().in(family.get());
    }

    private static <E extends Enum<E>> Optional<E> meant(E[] all, String written) {
        return Arrays.stream(all).filter(one -> word(one).equals(written)).findFirst();
    }

    private static String all(Enum<?>... all) {
        return Arrays.stream(all).map(Faults::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
