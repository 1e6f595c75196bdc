package canopy.editing;

import canopy.changes.Complaints;
import canopy.manage.Subaccount;
import canopy.manage.Unlimited;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What upstream would refuse or should not be sent (manage-api 3, 4, 6). Only new values are judged: what an account has
 * inherited or been given elsewhere blocks nobody who changes something else.
 */
@Component
class Rules {

    private final TakenNames taken;

    Rules(TakenNames taken) {
        this.taken = taken;
    }

    /** @param now the account as it is; null for one that is to be made */
    void check(@Nullable Subaccount now, Values values, Bounds bounds, Complaints complaints) {
        names(values, now == null ? null : now.id(), complaints);
        Settings.MONEY_LIMITS.forEach(limit -> cap(limit, values, bounds, complaints));
        Settings.RATE_LIMITS.forEach(rate -> rateCap(rate, values, bounds, complaints));
        hardLimit(now, values, complaints);
        rates(values, bounds, complaints);
        Settings.LISTS.forEach(list -> entries(list, now, values, bounds, complaints));
    }

    private void names(Values values, @Nullable AccountId self, Complaints complaints) {
        String name = values.get(Settings.NAME);
        if (name != null && taken.hasName(name, self)) {
            complaints.about("name", "editing.rule.taken", name);
        }
        String email = values.get(Settings.EMAIL_ADDRESS);
        if (email != null && taken.hasEmail(email, self)) {
            complaints.about("email", "editing.rule.taken", email);
        }
    }

    private static void cap(Setting<Money> limit, Values values, Bounds bounds, Complaints complaints) {
        Money wanted = values.get(limit);
        Money cap = bounds.cap(limit);
        if (wanted != null && cap != null && wanted.compareTo(cap) > 0) {
            complaints.about(limit.name(), "editing.rule.cap", cap);
        }
    }

    private static void rateCap(Setting<Long> rate, Values values, Bounds bounds, Complaints complaints) {
        Long wanted = values.get(rate);
        Long cap = bounds.rateCap(rate);
        if (wanted != null && cap != null && wanted > cap) {
            complaints.about(rate.name(), "editing.rule.cap", cap.toString());
        }
    }

    /** The warning and the daily limit stay within the monthly one; none of either is no limit. */
    private static void hardLimit(@Nullable Subaccount now, Values values, Complaints complaints) {
        Money hard = now == null ? values.get(Settings.HARD_LIMIT) : values.of(Settings.HARD_LIMIT, now);
        if (hard == null || hard.isZero() || Unlimited.money(hard)) {
            return;
        }
        for (Setting<Money> limit : List.of(Settings.SOFT_LIMIT, Settings.DAILY_LIMIT)) {
            Money wanted = values.get(limit);
            if (wanted != null && wanted.compareTo(hard) > 0) {
                complaints.about(limit.name(), "editing.rule.hard", hard);
            }
        }
    }

    private static void rates(Values values, Bounds bounds, Complaints complaints) {
        BigDecimal wanted = values.get(Settings.RATES);
        BigDecimal least = bounds.leastRates();
        if (wanted != null && least != null && wanted.compareTo(least) < 0) {
            complaints.about("rates", "editing.rule.rates", least.toPlainString());
        }
    }

    private static void entries(
            Setting<List<String>> list, @Nullable Subaccount now, Values values, Bounds bounds, Complaints complaints) {
        List<String> wanted = values.get(list);
        if (wanted == null || !(list.writing() instanceof EntryLines lines)) {
            return;
        }
        List<String> present = now == null ? List.of() : list.present().apply(now);
        if (present == null) {
            complaints.about(list.name(), "editing.rule.unknown");
            return;
        }
        List<String> outside = new ArrayList<>(wanted);
        outside.removeAll(present);
        List<String> within = bounds.entries(list);
        outside.removeIf(entry -> within.isEmpty()
                || within.stream().anyMatch(bound -> lines.kind().covers(bound, entry)));
        if (!outside.isEmpty()) {
            complaints.about(list.name(), "editing.rule.entries", outside.getFirst(), String.join(", ", within));
        }
    }
}
