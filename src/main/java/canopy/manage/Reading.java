package canopy.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** What every field of an answer is read with: the upstream's clock, and counters for what we do not understand. */
final class Reading {

    private final UpstreamClock clock;
    private final Counter unknownKeys;
    private final Counter unusableValues;

    Reading(UpstreamClock clock, MeterRegistry meters) {
        this.clock = clock;
        this.unknownKeys = Counter.builder("canopy.manage.unknown.keys")
                .description("Keys in answers of the Manage API that nothing here reads")
                .register(meters);
        this.unusableValues = Counter.builder("canopy.manage.unusable.values")
                .description("Values in answers of the Manage API that are not of the kind their key promises")
                .register(meters);
    }

    Fields fields(JsonNode object) {
        return new Fields(object, this);
    }

    ZoneId zone() {
        return clock.zone();
    }

    Instant now() {
        return clock.upstreamsNow();
    }

    void unknownKeys(int count) {
        unknownKeys.increment(count);
    }

    void unusableValue() {
        unusableValues.increment();
    }
}
