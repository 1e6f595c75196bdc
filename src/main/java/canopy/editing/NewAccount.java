package canopy.editing;

import canopy.changes.ChangeSettings;
import canopy.changes.Complaints;
import canopy.manage.NewSubaccount;
import canopy.manage.Subaccount;
import canopy.values.Money;
import canopy.values.Typed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * An account that is to be made, as typed.
 *
 * @param texts by the setting's name; an empty one leaves the setting to the gateway, which takes it from the parent
 * @param creditGranted US dollars of the first card
 * @param days how long that card is valid
 */
record NewAccount(Map<String, String> texts, String creditGranted, String days) {

    /** What the gateway takes when an account is made (manage-api 7.1); the rest is for the edit page. */
    static final List<Setting<?>> TAKEN = List.of(
            Settings.NAME,
            Settings.EMAIL_ADDRESS,
            Settings.ALIAS,
            Settings.BILLING_EMAIL,
            Settings.HARD_LIMIT,
            Settings.SOFT_LIMIT,
            Settings.AUTO_QUOTA,
            Settings.RATES,
            Settings.RPM,
            Settings.RPH,
            Settings.RPD,
            Settings.TPM,
            Settings.TPH,
            Settings.TPD,
            Settings.RESOURCES,
            Settings.ALLOW_IPS,
            Settings.ALLOW_MODELS,
            Settings.ALLOW_LEVELS,
            Settings.MODEL_LIMITS);

    private static final List<Setting<?>> REQUIRED = List.of(Settings.NAME, Settings.EMAIL_ADDRESS);

    /** The money of an account to be made. */
    record Funding(Money credit, BigDecimal days) {}

    /**
     * What was sent, if all of it is taken at creation.
     *
     * @throws ResponseStatusException 400 when something else was sent
     */
    static Map<String, String> takenOf(Map<String, String> texts) {
        List<String> taken = TAKEN.stream().map(Setting::name).toList();
        texts.keySet().stream()
                .filter(name -> !taken.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name);
                });
        return texts;
    }

    /** Who fills in what was left empty: the name {@code alias}, nobody {@code nothing}, the credit or the parent. */
    static String filledBy(Setting<?> setting) {
        return switch (setting.name()) {
            case "alias" -> "name";
            case "billingEmail", "autoQuota" -> "nothing";
            case "hardLimit", "softLimit" -> "credit";
            default -> "parent";
        };
    }

    static NewAccount empty(int days) {
        return new NewAccount(Map.of(), "", Integer.toString(days));
    }

    /** With the settings of another account, but neither its names nor its addresses. */
    NewAccount like(Subaccount other) {
        Map<String, String> copied = new LinkedHashMap<>();
        TAKEN.stream()
                .filter(setting -> setting.group() != Group.PROFILE)
                .forEach(setting -> copied.put(setting.name(), setting.text(other)));
        return new NewAccount(copied, creditGranted, days);
    }

    String text(Setting<?> setting) {
        return texts.getOrDefault(setting.name(), "");
    }

    /** The values of what was filled in; what is wrong with them is noted. */
    Values values(Complaints complaints) {
        Map<Setting<?>, String> filled = new LinkedHashMap<>();
        TAKEN.stream()
                .filter(setting -> REQUIRED.contains(setting) || !text(setting).isBlank())
                .forEach(setting -> filled.put(setting, text(setting)));
        return Values.read(filled, complaints);
    }

    /** The money, null where something is wrong with it, which is noted. */
    @Nullable
    Funding funding(ChangeSettings settings, Complaints complaints) {
        Money least = settings.leastCredit();
        BigDecimal longest = BigDecimal.valueOf(settings.longestDays());
        Money credit = complaints.value(
                "creditGranted",
                Typed.money(creditGranted)
                        .required()
                        .where(money -> money.compareTo(least) >= 0, "changes.typed.least", least));
        BigDecimal valid = complaints.value(
                "days",
                Typed.decimal(days)
                        .required()
                        .where(number -> number.signum() > 0, "changes.typed.positive")
                        .where(number -> number.compareTo(longest) <= 0, "changes.typed.most", longest));
        return credit == null || valid == null ? null : new Funding(credit, valid);
    }

    static NewSubaccount order(Values values, Funding funding) {
        Map<String, Subaccount.RateLimits> modelLimits = values.get(Settings.MODEL_LIMITS);
        return new NewSubaccount(
                Objects.requireNonNull(values.get(Settings.NAME)),
                Objects.requireNonNull(values.get(Settings.EMAIL_ADDRESS)),
                funding.credit(),
                funding.days(),
                values.get(Settings.ALIAS),
                values.get(Settings.BILLING_EMAIL),
                values.get(Settings.RATES),
                values.get(Settings.HARD_LIMIT),
                values.get(Settings.SOFT_LIMIT),
                values.get(Settings.AUTO_QUOTA),
                Wanted.rateLimits(values),
                Wanted.access(values),
                modelLimits == null ? Map.of() : modelLimits);
    }
}
