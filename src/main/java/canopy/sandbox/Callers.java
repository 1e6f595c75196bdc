package canopy.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Finds out who asks: {@code Authorization: Bearer sk-Xvs…}, or the bare key. */
final class Callers {

    private final World world;
    private final Throttle throttle;

    Callers(World world) {
        this.world = world;
        this.throttle = new Throttle(world.days());
    }

    /**
     * @throws Refusal 400 without a key, 401 for an unknown key or a foreign address, 403 for a disabled account, 429
     *     above the account's own requests per minute, hour or day
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
        if (!throttle.admits(account, now)) {
            throw Refusal.coded(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", "You have exceeded the rate limit.");
        }
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
}
