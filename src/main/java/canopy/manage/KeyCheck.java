package canopy.manage;

import canopy.manage.Heard.Lost;
import canopy.manage.Heard.Refused;
import canopy.manage.Heard.Success;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a 401 means. Upstream answers it for a dead key, but also where the balance is below the threshold, the
 * account is suspended, or the address is not allowed (manage-api 2.3); {@code /dashboard/status} tells these apart. It is
 * asked past the circuit breaker and without a retry: what it says decides how a write ended.
 */
final class KeyCheck {

    private final Exchange exchange;
    private final ManageApi api;

    KeyCheck(Exchange exchange, ManageApi api) {
        this.exchange = exchange;
        this.api = api;
    }

    /** What a 401 turned out to mean. */
    enum Verdict {
        KEY_NOT_ACCEPTED,
        MANAGE_NOT_ALLOWED,
        NOTHING_WRONG,
        NOT_KNOWN
    }

    /**
     * What {@code /dashboard/status} says under the given key.
     *
     * @throws Rejected with {@link Rejected#KEY_NOT_ACCEPTED} when the key is not accepted
     * @throws Unavailable when that cannot be found out
     */
    AccountStatus status(OwnerKey key) {
        return switch (ask(key)) {
            case Success<AccountStatus> success -> success.value();
            case Lost<AccountStatus> lost -> throw new Unavailable(lost.why(), lost.cause());
            case Refused<AccountStatus> refused -> throw refused(refused.refusal());
        };
    }

    Verdict verdict(OwnerKey key) {
        return switch (ask(key)) {
            case Success<AccountStatus> success -> {
                AccountStatus status = success.value();
                boolean barred = Boolean.FALSE.equals(status.manage()) || Boolean.TRUE.equals(status.suspended());
                yield barred ? Verdict.MANAGE_NOT_ALLOWED : Verdict.NOTHING_WRONG;
            }
            case Refused<AccountStatus> refused ->
                refused.refusal().status() == 401 ? Verdict.KEY_NOT_ACCEPTED : Verdict.NOT_KNOWN;
            case Lost<AccountStatus> lost -> Verdict.NOT_KNOWN;
        };
    }

    static Rejected explained(Refusal refusal, Verdict verdict) {
        return switch (verdict) {
            case KEY_NOT_ACCEPTED -> rejected(refusal, "The owner key is not accepted", Rejected.KEY_NOT_ACCEPTED);
            case MANAGE_NOT_ALLOWED ->
                rejected(
                        refusal,
                        "The owner key is good, but may not manage subaccounts now: the balance is below the threshold,"
                                + " or the account is suspended",
                        Rejected.MANAGE_NOT_ALLOWED);
            case NOTHING_WRONG, NOT_KNOWN -> rejected(refusal, "The call was not authorised", refusal.code());
        };
    }

    private Heard<AccountStatus> ask(OwnerKey key) {
        return exchange.send(Endpoint.STATUS, api.status(key), DashboardReader::status);
    }

    private static ManageException refused(Refusal refusal) {
        return switch (refusal.status()) {
            case 401 -> explained(refusal, Verdict.KEY_NOT_ACCEPTED);
            case 200, 400, 403, 429 -> refusal.exception();
            default -> new Unavailable("Upstream answered " + refusal.status() + ": " + refusal.message(), null);
        };
    }

    private static Rejected rejected(Refusal refusal, String meaning, @Nullable String code) {
        String message = meaning + " (upstream: " + refusal.message() + ")";
        return new Rejected(refusal.status(), message, code, refusal.traceId(), null);
    }
}
