package canopy.manage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** The one door upstream: the requests that can be made, and the two ways of sending one. */
record Door(ManageApi api, Reads reads, Writes writes, KeyCheck keyCheck) {

    static Door to(ManageSettings settings, OwnerKeySource keys, UpstreamClock clock, MeterRegistry meters) {
        ManageApi api = ManageConfiguration.api(settings);
        Exchange exchange = new Exchange(settings, new Reading(clock, meters), clock, meters);
        KeyCheck keyCheck = new KeyCheck(exchange, api);
        // Pauses are measured on our own clock: upstream's may jump.
        Breaker breaker = new Breaker(Clock.systemUTC(), settings.breakerPause());
        Cooldowns cooldowns = new Cooldowns(Clock.systemUTC());
        return new Door(
                api,
                new Reads(exchange, keys, keyCheck, breaker, cooldowns),
                new Writes(exchange, keys, keyCheck),
                keyCheck);
    }
}
