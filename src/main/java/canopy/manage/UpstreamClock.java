package canopy.manage;

import canopy.values.UpstreamDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The upstream's clock: our own, set right by the Date header of its answers, in its zone. */
public class UpstreamClock {

    // The header has whole seconds and travels a while; less than this is no difference.
    private static final Duration NOISE = Duration.ofSeconds(2);

    private final Clock clock;
    private final ZoneId zone;
    private volatile Duration ahead = Duration.ZERO;

    public UpstreamClock(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public UpstreamDay today() {
        return UpstreamDay.at(now(), zone);
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant().plus(ahead);
    }

    void heard(Instant upstreamsNow) {
        Duration difference = Duration.between(clock.instant(), upstreamsNow);
        ahead = difference.abs().compareTo(NOISE) <= 0 ? Duration.ZERO : difference;
    }
}
