package canopy.manage;

import canopy.manage.ManageException.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which endpoints asked to be left alone, and until when. Asking again sooner can make the wait longer
 * (manage-api 8.2), so further reads are answered with the same refusal, from here.
 */
final class Cooldowns {

    private record Cooldown(Refusal refusal, Instant until) {}

    private final Clock clock;
    private final Map<Endpoint, Cooldown> cooldowns = new ConcurrentHashMap<>();

    Cooldowns(Clock clock) {
        this.clock = clock;
    }

    /** @throws Rejected while the endpoint is to be left alone, with what is left of the wait */
    void check(Endpoint endpoint) {
        Cooldown cooldown = cooldowns.get(endpoint);
        if (cooldown == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), cooldown.until);
        if (left.isPositive()) {
            Refusal refusal = cooldown.refusal;
            throw new Rejected(refusal.status(), refusal.message(), refusal.code(), refusal.traceId(), left);
        }
        cooldowns.remove(endpoint, cooldown);
    }

    void begin(Endpoint endpoint, Refusal refusal) {
        if (refusal.retryAfter() != null) {
            cooldowns.put(endpoint, new Cooldown(refusal, clock.instant().plus(refusal.retryAfter())));
        }
    }
}
