package canopy.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Finds out who asks: {@code Authorization: Bearer sk-Xvs…}, or the bare key. */
final class Callers {

    private record Minute(long number, long requests) {}

    private final World world;
    private final Map<Long, Minute> minutes = new ConcurrentHashMap<>();

    Callers(World world) {
        this.world = world;
    }

    /**
     * @throws Refusal 400 without a key, 401 for an unknown key or a foreign address, 403 for a disabled account, 429
     *     above the account's own requests per minute
     */
    Caller identify(HttpServletRequest request) {
        Instant now = world.now();
        Account account = world.accounts()
                .idOfKey(key(request.getHeader("Authorization")))
                .flatMap(id -> world.accounts().find(id, now))
                .orElseThrow(() -> Refusal.coded(
                        HttpStatus.UNAUTHORIZED, "invalid_token", "The specified token is invalid or wrong."));
        if (!account.status()) {
            throw Refusal.coded(HttpStatus.FORBIDDEN, "disabled", "The account is disabled.");
        }
        if (!account.access().ips().allows(request.getRemoteAddr())) {
            throw Refusal.unauthorised("Caller IP is not in AllowIPs");
        }
        throttle(account, now);
        return new Caller(account, request.getRemoteAddr(), now);
    }

    private static String key(@Nullable String authorization) {
        String value = authorization == null ? "" : authorization.strip();
        String key = value.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? value.substring("bearer ".length()).strip()
                : value;
        if (key.isEmpty() || key.equalsIgnoreCase("bearer")) {
            throw Refusal.coded(HttpStatus.BAD_REQUEST, "no_token", "The Authorization header is missing.");
        }
        return key;
    }

    private void throttle(Account account, Instant now) {
        long limit = account.rateLimits().rpm();
        if (limit <= 0 || limit >= RateLimits.UNLIMITED) {
            return;
        }
        long number = now.getEpochSecond() / 60;
        Minute minute = minutes.merge(
                account.id(),
                new Minute(number, 1),
                (before, first) -> before.number() == number ? new Minute(number, before.requests() + 1) : first);
        if (minute.requests() > limit) {
            throw Refusal.coded(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", "You have exceeded the rate limit.");
        }
    }
}
