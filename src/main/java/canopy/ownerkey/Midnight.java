package canopy.ownerkey;

import canopy.manage.UpstreamClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a key can be rotated: not close to upstream's midnight, because the phrase that confirms it holds upstream's date at
 * the moment when it gets there.
 */
@Component
class Midnight {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final UpstreamClock clock;

    Midnight(UpstreamClock clock) {
        this.clock = clock;
    }

    /** When it can be done again, by upstream's clock; null when it can be done now. */
    @Nullable
    Instant closedUntil() {
        return closedUntil(clock.upstreamsNow(), clock.zone());
    }

    /** The date of upstream's clock. */
    LocalDate today() {
        return clock.today().date();
    }

    static @Nullable Instant closedUntil(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate day : new LocalDate[] {today, today.plusDays(1)}) {
            Instant midnight = day.atStartOfDay(zone).toInstant();
            if (!now.isBefore(midnight.minus(MARGIN)) && now.isBefore(midnight.plus(MARGIN))) {
                return midnight.plus(MARGIN);
            }
        }
        return null;
    }
}
