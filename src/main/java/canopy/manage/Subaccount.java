package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as {@code /x-users} and {@code /x-dna} describe it (manage-api 6). What upstream did not say is null, never
 * zero or empty; an empty list is "no restriction".
 */
public record Subaccount(
        AccountId id,
        @Nullable Dna dna,
        Profile profile,
        State state,
        Funds funds,
        MoneyLimits moneyLimits,
        RateLimits rateLimits,
        Access access,
        Models models,
        Routing routing,
        Family family,
        @Nullable String partialKey,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public record Profile(
            @Nullable String name,
            @Nullable String alias,
            @Nullable String email,
            @Nullable String billingEmail,
            @Nullable String qrCode) {}

    /** {@code enabled} is upstream's Status; either flag alone blocks model calls. */
    public record State(@Nullable Boolean enabled, @Nullable Boolean suspended) {}

    /**
     * @param cards null when upstream did not send them, which is not the same as having none
     * @param creditUsed spent over the account's life
     * @param lastMovement upstream's CreditGranted: a record of the last movement, never a total
     * @param rates what a dollar of list price costs this account
     */
    public record Funds(
            @Nullable List<CreditCard> cards,
            @Nullable Money creditUsed,
            @Nullable Money lastMovement,
            @Nullable BigDecimal rates,
            @Nullable Long requests) {}

    /** US dollars; hard and soft per calendar month of the upstream's clock, daily per its day, 0 daily = none. */
    public record MoneyLimits(
            @Nullable Money hard,
            @Nullable Money soft,
            @Nullable Money daily,
            @Nullable Money autoQuota) {}

    /** Requests and tokens per minute, hour and day. Upstream writes "unlimited" as a very large number. */
    public record RateLimits(
            @Nullable Long rpm,
            @Nullable Long rph,
            @Nullable Long rpd,
            @Nullable Long tpm,
            @Nullable Long tph,
            @Nullable Long tpd) {

        public static final RateLimits NONE = new RateLimits(null, null, null, null, null, null);
    }

    public record Access(
            @Nullable List<String> ips,
            @Nullable List<String> models,
            @Nullable List<String> levels,
            @Nullable List<String> resources) {}

    /** @param mapper requested model to served model, in upstream's order */
    public record Models(
            @Nullable Map<String, String> mapper, @Nullable Map<String, RateLimits> limits) {}

    /** What only an owner may set, and what nobody may (tier). Opaque whole numbers; factor multiplies the price. */
    public record Routing(
            @Nullable Long level,
            @Nullable Long gear,
            @Nullable Long role,
            @Nullable Long tier,
            @Nullable BigDecimal factor,
            @Nullable Map<String, String> levelMapper) {}

    public record Family(
            @Nullable Long children,
            @Nullable Long childLimit,
            @Nullable Long userLimit) {}
}
