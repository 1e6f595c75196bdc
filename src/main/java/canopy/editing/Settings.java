package canopy.editing;

import static canopy.editing.Setting.Control.CHOICE;
import static canopy.editing.Setting.Control.DECIMAL;
import static canopy.editing.Setting.Control.EMAIL;
import static canopy.editing.Setting.Control.LINES;
import static canopy.editing.Setting.Control.TEXT;
import static canopy.editing.Setting.Control.WHOLE;

import canopy.editing.Setting.Control;
import canopy.manage.Subaccount;
import canopy.manage.Subaccount.RateLimits;
import canopy.people.Right;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All settings of an account that the console changes, in the order of the form. */
final class Settings {

    private static final String NONE = "none";
    private static final String UNLIMITED = "unlimited";
    private static final String EVERYTHING = "everything";

    static final Setting<String> NAME = one(
            "name",
            Group.PROFILE,
            TEXT,
            Writings.name(),
            account -> account.profile().name());
    static final Setting<String> EMAIL_ADDRESS = one(
            "email",
            Group.PROFILE,
            EMAIL,
            Writings.email(),
            account -> account.profile().email());
    static final Setting<String> ALIAS = one(
            "alias",
            Group.PROFILE,
            TEXT,
            Writings.maybeText(),
            account -> account.profile().alias());
    static final Setting<String> BILLING_EMAIL = one(
            "billingEmail",
            Group.PROFILE,
            EMAIL,
            Writings.maybeEmail(),
            account -> account.profile().billingEmail());
    static final Setting<String> QR_CODE = one(
            "qrCode",
            Group.PROFILE,
            TEXT,
            Writings.maybeLink(),
            account -> account.profile().qrCode());

    static final Setting<Boolean> STATUS = one(
            "status",
            Group.STATE,
            CHOICE,
            Writings.flag(),
            account -> account.state().enabled());
    static final Setting<Boolean> SUSPENDED = one(
            "suspended",
            Group.STATE,
            CHOICE,
            Writings.flag(),
            account -> account.state().suspended());

    static final Setting<Money> DAILY_LIMIT =
            limit("dailyLimit", account -> account.moneyLimits().daily());
    static final Setting<Money> HARD_LIMIT =
            limit("hardLimit", account -> account.moneyLimits().hard());
    static final Setting<Money> SOFT_LIMIT =
            limit("softLimit", account -> account.moneyLimits().soft());
    static final Setting<Long> USER_LIMIT = one(
            "userLimit",
            Group.LIMITS,
            WHOLE,
            Writings.maybeNumber(),
            account -> account.family().userLimit());
    static final Setting<Money> AUTO_QUOTA =
            limit("autoQuota", account -> account.moneyLimits().autoQuota());
    static final Setting<BigDecimal> RATES = new Setting<>(
            "rates",
            Group.LIMITS,
            Right.EDIT_RATES,
            DECIMAL,
            NONE,
            Writings.multiplier(),
            account -> account.funds().rates());

    static final Setting<Long> RPM = rate("rpm", RateLimits::rpm);
    static final Setting<Long> RPH = rate("rph", RateLimits::rph);
    static final Setting<Long> RPD = rate("rpd", RateLimits::rpd);
    static final Setting<Long> TPM = rate("tpm", RateLimits::tpm);
    static final Setting<Long> TPH = rate("tph", RateLimits::tph);
    static final Setting<Long> TPD = rate("tpd", RateLimits::tpd);

    static final Setting<List<String>> RESOURCES =
            list("resources", EntryKind.RESOURCE, account -> account.access().resources());
    static final Setting<List<String>> ALLOW_IPS =
            list("allowIPs", EntryKind.IP, account -> account.access().ips());
    static final Setting<List<String>> ALLOW_MODELS =
            list("allowModels", EntryKind.MODEL, account -> account.access().models());
    static final Setting<List<String>> ALLOW_LEVELS =
            list("allowLevels", EntryKind.LEVEL, account -> account.access().levels());

    static final Setting<Map<String, String>> MODEL_MAPPER = one(
            "modelMapper",
            Group.MODELS,
            LINES,
            MapperLines.MODELS,
            account -> account.models().mapper());
    static final Setting<Map<String, RateLimits>> MODEL_LIMITS = one(
            "modelLimits",
            Group.MODELS,
            LINES,
            new ModelLimitLines(),
            account -> account.models().limits());

    static final Setting<Long> LEVEL = one(
            "level",
            Group.ROUTING,
            WHOLE,
            Writings.number(),
            account -> account.routing().level());
    static final Setting<Long> ROLE = one(
            "role",
            Group.ROUTING,
            WHOLE,
            Writings.number(),
            account -> account.routing().role());
    static final Setting<BigDecimal> FACTOR = one(
            "factor",
            Group.ROUTING,
            DECIMAL,
            Writings.multiplier(),
            account -> account.routing().factor());
    static final Setting<Map<String, String>> LEVEL_MAPPER = one(
            "levelMapper",
            Group.ROUTING,
            LINES,
            MapperLines.LEVELS,
            account -> account.routing().levelMapper());

    static final List<Setting<Money>> MONEY_LIMITS = List.of(DAILY_LIMIT, HARD_LIMIT, SOFT_LIMIT);
    static final List<Setting<Long>> RATE_LIMITS = List.of(RPM, RPH, RPD, TPM, TPH, TPD);
    static final List<Setting<List<String>>> LISTS = List.of(RESOURCES, ALLOW_IPS, ALLOW_MODELS, ALLOW_LEVELS);

    static final List<Setting<?>> ALL = List.of(
            NAME,
            EMAIL_ADDRESS,
            ALIAS,
            BILLING_EMAIL,
            QR_CODE,
            STATUS,
            SUSPENDED,
            DAILY_LIMIT,
            HARD_LIMIT,
            SOFT_LIMIT,
            USER_LIMIT,
            AUTO_QUOTA,
            RATES,
            RPM,
            RPH,
            RPD,
            TPM,
            TPH,
            TPD,
            RESOURCES,
            ALLOW_IPS,
            ALLOW_MODELS,
            ALLOW_LEVELS,
            MODEL_MAPPER,
            MODEL_LIMITS,
            LEVEL,
            ROLE,
            FACTOR,
            LEVEL_MAPPER);

    private Settings() {}

    /** @throws NoSuchElementException when there is no such setting */
    static Setting<?> named(String name) {
        return ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Setting<T> one(
            String name, Group group, Control control, Writing<T> writing, Function<Subaccount, @Nullable T> present) {
        return new Setting<>(name, group, group.right(), control, NONE, writing, present);
    }

    private static Setting<Money> limit(String name, Function<Subaccount, @Nullable Money> present) {
        return one(name, Group.LIMITS, DECIMAL, Writings.limit(), present);
    }

    private static Setting<Long> rate(String name, Function<RateLimits, @Nullable Long> present) {
        return new Setting<>(
                name,
                Group.RATE_LIMITS,
                Group.RATE_LIMITS.right(),
                WHOLE,
                UNLIMITED,
                Writings.rate(),
                account -> present.apply(account.rateLimits()));
    }

    private static Setting<List<String>> list(
            String name, EntryKind kind, Function<Subaccount, @Nullable List<String>> present) {
        return new Setting<>(
                name, Group.ACCESS, Group.ACCESS.right(), LINES, EVERYTHING, new EntryLines(kind), present);
    }
}
