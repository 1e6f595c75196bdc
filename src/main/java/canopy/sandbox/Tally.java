package canopy.sandbox;

import java.math.BigDecimal;

/** A running sum of consumption. */
final class Tally implements Usage.Sink {

    private long micros;
    private long requests;
    private long prompt;
    private long completion;
    private long images;
    private long cacheCreation;
    private long cacheRead;

    @Override
    public void take(int model, long moreRequests, Usage.Load load, long moreMicros) {
        micros += moreMicros;
        requests += moreRequests;
        prompt += moreRequests * load.prompt;
        completion += moreRequests * load.completion;
        images += moreRequests * load.images;
        cacheCreation += moreRequests * load.cacheCreation;
        cacheRead += moreRequests * load.cacheRead;
    }

    void add(Tally other) {
        micros += other.micros;
        requests += other.requests;
        prompt += other.prompt;
        completion += other.completion;
        images += other.images;
        cacheCreation += other.cacheCreation;
        cacheRead += other.cacheRead;
    }

    boolean isEmpty() {
        return requests == 0;
    }

    long micros() {
        return micros;
    }

    BigDecimal cost() {
        return Usd.ofMicros(micros);
    }

    long requests() {
        return requests;
    }

    long prompt() {
        return prompt;
    }

    long completion() {
        return completion;
    }

    long images() {
        return images;
    }

    long cacheCreation() {
        return cacheCreation;
    }

    long cacheRead() {
        return cacheRead;
    }
}
