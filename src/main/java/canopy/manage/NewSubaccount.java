package canopy.manage;

import canopy.manage.Subaccount.Access;
import canopy.manage.Subaccount.RateLimits;
import canopy.values.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subaccount to be created below the owner's account (manage-api 7.1). What is null is left to upstream, which takes most
 * of it from the parent.
 *
 * @param credit the first card, in US dollars; upstream normalises it to its own bounds
 * @param days how long the card is valid, 0 to 365, fractions allowed
 * @param rates at least the parent's
 * @param access lists that are null or empty are inherited
 */
public record NewSubaccount(
        String name,
        String email,
        Money credit,
        @Nullable BigDecimal days,
        @Nullable String alias,
        @Nullable String billingEmail,
        @Nullable BigDecimal rates,
        @Nullable Money hardLimit,
        @Nullable Money softLimit,
        @Nullable Money autoQuota,
        RateLimits rateLimits,
        Access access,
        Map<String, RateLimits> modelLimits) {

    /** The least that upstream asks for. */
    public static NewSubaccount of(String name, String email, Money credit, BigDecimal days) {
        return new NewSubaccount(
                name,
                email,
                credit,
                days,
                null,
                null,
                null,
                null,
                null,
                null,
                RateLimits.NONE,
                new Access(null, null, null, null),
                Map.of());
    }

    /** The body of the call, in JSON: what a journal writes down before it is sent. */
    public String json() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    byte[] body() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Name", name);
        fields.put("Email", email);
        fields.put("CreditGranted", credit.amount());
        put(fields, "Days", days);
        put(fields, "Alias", alias);
        put(fields, "BillingEmail", billingEmail);
        put(fields, "Rates", rates);
        put(fields, "HardLimit", hardLimit == null ? null : hardLimit.amount());
        put(fields, "SoftLimit", softLimit == null ? null : softLimit.amount());
        put(fields, "AutoQuota", autoQuota == null ? null : autoQuota.amount());
        RateFields.each((name, limit) -> put(fields, name, limit.apply(rateLimits)));
        put(fields, "AllowIPs", list(access.ips()));
        put(fields, "AllowModels", list(access.models()));
        put(fields, "AllowLevels", list(access.levels()));
        put(fields, "Resources", list(access.resources()));
        put(fields, "ModelLimits", modelLimits.isEmpty() ? null : RateFields.byModel(modelLimits));
        return Json.bytes(fields);
    }

    private static @Nullable String list(@Nullable List<String> entries) {
        return entries == null
                ? null
                : ListExpression.between(List.of(), entries).first();
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
