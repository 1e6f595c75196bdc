package canopy.manage;

import canopy.manage.Subaccount.RateLimits;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call's worth of changed settings: only what differs, in upstream's syntax, with the account's current Name beside it.
 * Never money: that is a grant.
 */
public final class SettingsChange {

    private static final String NAME = "Name";
    private static final Set<String> OWNERS_ONLY = Set.of("Level", "Gear", "Role", "Factor", "LevelMapper");

    private final AccountId id;
    private final @Nullable String name;
    private final Map<String, Object> fields;

    private SettingsChange(AccountId id, @Nullable String name, Map<String, Object> fields) {
        this.id = id;
        this.name = name;
        this.fields = Collections.unmodifiableMap(fields);
    }

    /**
     * The calls that turn one state into another, in their order; each is to be sent at most once, and the next only when
     * the one before it is known to be done. None when nothing differs, two when a list both gains and loses entries.
     *
     * <p>What is null in the state after stays as it is. The id, DNA, cards, usage, tier, number of children, key and times
     * cannot be changed this way and are not looked at.
     *
     * @throws IllegalArgumentException when the two are not the same account, or a list or mapper cannot be written down
     */
    public static List<SettingsChange> between(Subaccount before, Subaccount after) {
        if (!before.id().equals(after.id())) {
            throw new IllegalArgumentException("A change is between two states of one account");
        }
        Draft draft = new Draft(before, after);
        draft.profile();
        draft.limits();
        draft.lists();
        draft.models();
        draft.routing();
        String name = before.profile().name();
        List<SettingsChange> steps = new ArrayList<>();
        if (!draft.first.isEmpty()) {
            steps.add(new SettingsChange(before.id(), name, draft.first));
        }
        if (!draft.then.isEmpty()) {
            String renamed = after.profile().name();
            steps.add(new SettingsChange(before.id(), renamed == null ? name : renamed, draft.then));
        }
        return List.copyOf(steps);
    }

    public AccountId id() {
        return id;
    }

    /** The names of the settings that change, as upstream knows them; Name only where the account is renamed. */
    public Set<String> changed() {
        return fields.keySet();
    }

    /** Whether any of them is one that only an owner may change. */
    public boolean isOwnersOnly() {
        return !Collections.disjoint(fields.keySet(), OWNERS_ONLY);
    }

    /** The body of the call, in JSON: what a journal writes down before it is sent. */
    public String json() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    byte[] body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (name != null) {
            // Both known consoles send the name with every edit; without it edits were seen to fail (manage-api 7.3).
            body.put(NAME, name);
        }
        body.putAll(fields);
        return Json.bytes(body);
    }

    @Override
    public String toString() {
        return "SettingsChange[" + id + " " + fields.keySet() + "]";
    }

    /** Collects what differs: what can go together first, then what has to wait for it. */
    private static final class Draft {

        private final Subaccount before;
        private final Subaccount after;
        private final Map<String, Object> first = new LinkedHashMap<>();
        private final Map<String, Object> then = new LinkedHashMap<>();

        Draft(Subaccount before, Subaccount after) {
            this.before = before;
            this.after = after;
        }

        void profile() {
            value(NAME, account -> account.profile().name());
            value("Email", account -> account.profile().email());
            value("Alias", account -> account.profile().alias());
            value("BillingEmail", account -> account.profile().billingEmail());
            value("QRCode", account -> account.profile().qrCode());
            value("Status", account -> account.state().enabled());
            value("Suspended", account -> account.state().suspended());
        }

        void limits() {
            decimal("Rates", account -> account.funds().rates());
            money("DailyLimit", account -> account.moneyLimits().daily());
            money("HardLimit", account -> account.moneyLimits().hard());
            money("SoftLimit", account -> account.moneyLimits().soft());
            money("AutoQuota", account -> account.moneyLimits().autoQuota());
            value("UserLimit", account -> account.family().userLimit());
            value("ChildLimit", account -> account.family().childLimit());
            RateFields.each((name, limit) -> value(name, account -> limit.apply(account.rateLimits())));
        }

        void lists() {
            list("Resources", account -> account.access().resources());
            list("AllowIPs", account -> account.access().ips());
            list("AllowModels", account -> account.access().models());
            list("AllowLevels", account -> account.access().levels());
        }

        void models() {
            mapper("ModelMapper", account -> account.models().mapper());
            Map<String, RateLimits> wanted = after.models().limits();
            if (wanted != null && !wanted.equals(before.models().limits())) {
                first.put("ModelLimits", RateFields.byModel(wanted));
            }
        }

        void routing() {
            value("Level", account -> account.routing().level());
            value("Gear", account -> account.routing().gear());
            value("Role", account -> account.routing().role());
            decimal("Factor", account -> account.routing().factor());
            mapper("LevelMapper", account -> account.routing().levelMapper());
        }

        private void value(String name, Function<Subaccount, @Nullable Object> setting) {
            Object wanted = setting.apply(after);
            if (wanted != null && !Objects.equals(wanted, setting.apply(before))) {
                first.put(name, wanted);
            }
        }

        private void money(String name, Function<Subaccount, @Nullable Money> setting) {
            decimal(name, account -> {
                Money money = setting.apply(account);
                return money == null ? null : money.amount();
            });
        }

        private void decimal(String name, Function<Subaccount, @Nullable BigDecimal> setting) {
            BigDecimal wanted = setting.apply(after);
            BigDecimal present = setting.apply(before);
            if (wanted != null && (present == null || wanted.compareTo(present) != 0)) {
                first.put(name, wanted);
            }
        }

        private void list(String name, Function<Subaccount, @Nullable List<String>> setting) {
            ListExpression change = ListExpression.between(setting.apply(before), setting.apply(after));
            if (change.first() != null) {
                first.put(name, change.first());
            }
            if (change.then() != null) {
                then.put(name, change.then());
            }
        }

        private void mapper(String name, Function<Subaccount, @Nullable Map<String, String>> setting) {
            Map<String, String> wanted = setting.apply(after);
            if (wanted != null && !wanted.equals(setting.apply(before))) {
                first.put(name, MapperText.of(wanted));
            }
        }
    }
}
