package canopy.manage;

import canopy.values.UpstreamDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The upstream's clock: our own, set right by the Date header of its answers, in its zone. What we do ourselves is dated
 * by our own clock: a wrong header, of upstream or of something in between, must not date it into the future.
 */
public class UpstreamClock {

    // The header has whole seconds and travels a while; less than this is no difference.
    private static final Duration NOISE = Duration.ofSeconds(2);

    // Beyond this it is no clock that is wrong but the header: a stale page of a proxy, or no time at all.
    private static final Duration FARTHEST = Duration.ofHours(25);

    private final Clock clock;
    private final ZoneId zone;
    private volatile Duration ahead = Duration.ZERO;

    public UpstreamClock(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public UpstreamDay today() {
        return UpstreamDay.at(upstreamsNow(), zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** What time it is upstream, for comparing with times that upstream wrote. */
    public Instant upstreamsNow() {
        return clock.instant().plus(ahead);
    }

    /** What time it is here, for dating what we did and saying how old it is. */
    public Instant now() {
        return clock.instant();
    }

    void heard(Instant upstreamsNow) {
        Duration difference = Duration.between(clock.instant(), upstreamsNow);
        if (difference.abs().compareTo(FARTHEST) <= 0) {
            ahead = difference.abs().compareTo(NOISE) <= 0 ? Duration.ZERO : difference;
        }
    }
}
