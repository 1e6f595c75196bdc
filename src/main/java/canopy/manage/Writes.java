package canopy.manage;

import canopy.manage.Heard.Lost;
import canopy.manage.Heard.Refused;
import canopy.manage.Heard.Success;
import canopy.manage.KeyCheck.Verdict;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.client.RestClient.RequestBodySpec;

/**
 * Writes: sent exactly once, whatever happens, and believed to have failed only where that is certain (reliability 2.5).
 * No breaker stands before them: a person who was told "check and confirm" gets the one attempt that was promised.
 */
final class Writes {

    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 409, 422);

    private final Exchange exchange;
    private final OwnerKeySource keys;
    private final KeyCheck keyCheck;

    Writes(Exchange exchange, OwnerKeySource keys, KeyCheck keyCheck) {
        this.exchange = exchange;
        this.keys = keys;
        this.keyCheck = keyCheck;
    }

    /**
     * @throws NotFound when upstream says that there is no such account
     * @throws Rejected when upstream refused and did nothing
     * @throws Unavailable when not a byte was sent
     * @throws Unknown in every other case: it may or may not have taken effect
     */
    <T> T write(Endpoint endpoint, Function<OwnerKey, RequestBodySpec> request, AnswerReader<T> reader) {
        OwnerKey key = keys.current();
        return switch (exchange.send(endpoint, request.apply(key), reader)) {
            case Success<T> success -> success.value();
            case Lost<T> lost -> throw lost(lost);
            case Refused<T> refused -> throw refused(refused.refusal(), key);
        };
    }

    private static ManageException lost(Lost<?> lost) {
        return lost.nothingSent()
                ? new Unavailable("Nothing was sent. " + lost.why(), lost.cause())
                : new Unknown("The change was sent and its outcome is not known. " + lost.why(), lost.cause());
    }

    private ManageException refused(Refusal refusal, OwnerKey key) {
        if (REFUSALS.contains(refusal.status()) && refusal.said()) {
            return refusal.exception();
        }
        if (refusal.status() == 401) {
            Verdict verdict = keyCheck.verdict(key);
            // Another node may have rotated the key: the next call is to use the new one.
            keys.afterUnauthorized();
            if (verdict == Verdict.KEY_NOT_ACCEPTED || verdict == Verdict.MANAGE_NOT_ALLOWED) {
                return KeyCheck.explained(refusal, verdict);
            }
        }
        return new Unknown(
                "The change was sent and its outcome is not known. Upstream answered " + refusal.status() + ": "
                        + refusal.message(),
                null);
    }
}
