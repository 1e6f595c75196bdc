package canopy.ledger;

import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When upstream's days end: at its midnight, and for good once the grace for late figures is over. */
@Component
class Closing {

    private final UpstreamClock clock;
    private final LedgerSettings settings;

    Closing(UpstreamClock clock, LedgerSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    UpstreamDay today() {
        return clock.today();
    }

    /** The last day that does not change any more. */
    UpstreamDay lastClosed() {
        Instant settled = clock.upstreamsNow().minus(settings.grace());
        return UpstreamDay.at(settled, clock.zone()).plusDays(-1);
    }

    boolean isClosed(UpstreamDay day) {
        return day.compareTo(lastClosed()) <= 0;
    }
}
