package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/** An account that is being changed; nothing of it is seen before it is complete. */
final class Draft {

    private final Account origin;
    Profile profile;
    Terms terms;
    Limits limits;
    RateLimits rateLimits;
    Access access;
    boolean status;
    boolean suspended;
    boolean deleted;
    Wallet wallet;
    BigDecimal lastMovement;
    Meter meter;
    String key;
    Instant updatedAt;

    Draft(Account origin) {
        this.origin = origin;
        this.profile = origin.profile();
        this.terms = origin.terms();
        this.limits = origin.limits();
        this.rateLimits = origin.rateLimits();
        this.access = origin.access();
        this.status = origin.status();
        this.suspended = origin.suspended();
        this.deleted = origin.deleted();
        this.wallet = origin.wallet();
        this.lastMovement = origin.lastMovement();
        this.meter = origin.meter();
        this.key = origin.key();
        this.updatedAt = origin.updatedAt();
    }

    Account done() {
        return new Account(
                origin.id(),
                origin.dna(),
                profile,
                terms,
                limits,
                rateLimits,
                access,
                status,
                suspended,
                deleted,
                wallet,
                lastMovement,
                meter,
                key,
                origin.createdAt(),
                updatedAt);
    }
}
