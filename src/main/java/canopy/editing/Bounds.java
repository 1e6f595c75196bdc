package canopy.editing;

import canopy.manage.Subaccount;
import canopy.manage.Unlimited;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's parent allows it (manage-api 3). A parent's 0 or "unlimited" bounds nothing, and neither does a parent
 * that the viewer cannot see: upstream then judges alone.
 */
record Bounds(@Nullable Subaccount parent) {

    /** What upstream writes into a list that allows nothing at all (manage-api 8.3). */
    private static final String NOTHING = "-*";

    /** US dollars that the limit may be at most; the warning is held to the parent's monthly limit. */
    @Nullable
    Money cap(Setting<Money> limit) {
        Setting<Money> bounding = limit.equals(Settings.SOFT_LIMIT) ? Settings.HARD_LIMIT : limit;
        Money cap = parent == null ? null : bounding.present().apply(parent);
        return cap == null || cap.isZero() || Unlimited.money(cap) ? null : cap;
    }

    @Nullable
    Long rateCap(Setting<Long> rate) {
        Long cap = parent == null ? null : rate.present().apply(parent);
        return cap == null || cap <= 0 || Unlimited.rate(cap) ? null : cap;
    }

    /** What Rates may be at least. */
    @Nullable
    BigDecimal leastRates() {
        return parent == null ? null : parent.funds().rates();
    }

    /** The entries within which a list has to stay; empty where there is no such bound, or none that can be told. */
    List<String> entries(Setting<List<String>> list) {
        List<String> entries = parent == null ? null : list.present().apply(parent);
        return entries == null || entries.contains("*") || entries.contains(NOTHING) ? List.of() : entries;
    }

    /** The bound of any setting in one line; null where it has none. */
    @Nullable
    String text(Setting<?> setting) {
        if (setting.equals(Settings.RATES)) {
            BigDecimal least = leastRates();
            return least == null ? null : least.stripTrailingZeros().toPlainString();
        }
        for (Setting<Money> limit : Settings.MONEY_LIMITS) {
            Money cap = limit.equals(setting) ? cap(limit) : null;
            if (cap != null) {
                return cap.toString();
            }
        }
        for (Setting<Long> rate : Settings.RATE_LIMITS) {
            Long cap = rate.equals(setting) ? rateCap(rate) : null;
            if (cap != null) {
                return cap.toString();
            }
        }
        return Settings.LISTS.stream()
                .filter(setting::equals)
                .map(list -> String.join(", ", entries(list)))
                .filter(entries -> !entries.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The same values, where a rate that was left open is as high as the parent's. */
    void closeOpenRates(Values values) {
        for (Setting<Long> rate : Settings.RATE_LIMITS) {
            Long wanted = values.get(rate);
            Long cap = rateCap(rate);
            if (wanted != null && wanted == Writings.UNLIMITED && cap != null) {
                values.put(rate, cap);
            }
        }
    }
}
