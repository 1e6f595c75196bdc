package canopy.manage;

import canopy.manage.Heard.Lost;
import canopy.manage.Heard.Refused;
import canopy.manage.Heard.Success;
import canopy.manage.KeyCheck.Verdict;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.web.client.RestClient.RequestBodySpec;

/** Reads: sent once, at most once more when nothing was lost by it, and told apart by what a reader can do about them. */
final class Reads {

    private static final long SHORTEST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 250;

    private final Exchange exchange;
    private final OwnerKeySource keys;
    private final KeyCheck keyCheck;
    private final Breaker breaker;
    private final Cooldowns cooldowns;
    private final RetryBudget budget = new RetryBudget();

    Reads(Exchange exchange, OwnerKeySource keys, KeyCheck keyCheck, Breaker breaker, Cooldowns cooldowns) {
        this.exchange = exchange;
        this.keys = keys;
        this.keyCheck = keyCheck;
        this.breaker = breaker;
        this.cooldowns = cooldowns;
    }

    /**
     * @throws NotFound when upstream knows of no such thing
     * @throws Rejected when it refuses, in its own words
     * @throws Unavailable when it cannot be asked or its answer cannot be used
     */
    <T> T read(Endpoint endpoint, Function<OwnerKey, RequestBodySpec> request, AnswerReader<T> reader) {
        OwnerKey key = keys.current();
        Heard<T> heard = guarded(endpoint, request, key, reader);
        if (isUnauthorised(heard)) {
            OwnerKey newest = keys.afterUnauthorized();
            if (!newest.equals(key)) {
                key = newest;
                heard = guarded(endpoint, request, key, reader);
            }
        }
        return result(endpoint, heard, key);
    }

    private <T> Heard<T> guarded(
            Endpoint endpoint, Function<OwnerKey, RequestBodySpec> request, OwnerKey key, AnswerReader<T> reader) {
        cooldowns.check(endpoint);
        if (!breaker.allows()) {
            throw new Unavailable("Upstream failed too often just now; it is asked again in a few seconds", null);
        }
        boolean failed = false;
        try {
            Heard<T> heard = sent(endpoint, request, key, reader);
            failed = isFailure(heard);
            return heard;
        } finally {
            breaker.record(failed);
        }
    }

    private <T> Heard<T> sent(
            Endpoint endpoint, Function<OwnerKey, RequestBodySpec> request, OwnerKey key, AnswerReader<T> reader) {
        budget.readSent();
        Heard<T> heard = exchange.send(endpoint, request.apply(key), reader);
        if (isWorthRepeating(heard) && budget.take() && paused()) {
            return exchange.send(endpoint, request.apply(key), reader);
        }
        return heard;
    }

    private <T> T result(Endpoint endpoint, Heard<T> heard, OwnerKey key) {
        return switch (heard) {
            case Success<T> success -> success.value();
            case Lost<T> lost -> throw new Unavailable(lost.why(), lost.cause());
            case Refused<T> refused -> throw refusal(endpoint, refused.refusal(), key);
        };
    }

    private ManageException refusal(Endpoint endpoint, Refusal refusal, OwnerKey key) {
        int status = refusal.status();
        if (status == 401) {
            return KeyCheck.explained(
                    refusal, endpoint == Endpoint.STATUS ? Verdict.KEY_NOT_ACCEPTED : keyCheck.verdict(key));
        }
        if (status == 429) {
            cooldowns.begin(endpoint, refusal);
            return refusal.exception();
        }
        boolean theirWord = status < 300 || (status >= 400 && status < 500);
        if (theirWord && (refusal.said() || (status == 404 && refusal.empty()))) {
            return refusal.exception();
        }
        return new Unavailable("Upstream answered " + status + ": " + refusal.message(), null);
    }

    private static boolean isUnauthorised(Heard<?> heard) {
        return heard instanceof Refused<?> refused && refused.refusal().status() == 401;
    }

    private static boolean isFailure(Heard<?> heard) {
        return heard instanceof Lost<?>
                || (heard instanceof Refused<?> refused && refused.refusal().status() >= 500);
    }

    private static boolean isWorthRepeating(Heard<?> heard) {
        return switch (heard) {
            case Success<?> success -> false;
            case Lost<?> lost -> lost.nothingSent();
            case Refused<?> refused -> {
                int status = refused.refusal().status();
                yield status == 502 || status == 503 || status == 504;
            }
        };
    }

    private static boolean paused() {
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE)));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
