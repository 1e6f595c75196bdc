package canopy.editing;

import canopy.changes.Estimate;
import canopy.changes.Tariff;
import canopy.directory.MirroredAccount;
import canopy.directory.Row;
import canopy.manage.Subaccount;
import canopy.manage.Subaccount.RateLimits;
import canopy.manage.Unlimited;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a change will bring about that somebody may not have meant, each in a sentence. */
@Component
class Warnings {

    /** More are not read by anybody. */
    private static final int MOST = 20;

    private final OfferedModels offered;
    private final Words words;

    Warnings(OfferedModels offered, Words words) {
        this.offered = offered;
        this.words = words;
    }

    /** @param now the account as it is, before the new values */
    List<String> of(MirroredAccount now, Values values) {
        List<String> warnings = new ArrayList<>();
        state(values, warnings);
        rates(now, values, warnings);
        limits(now, values, warnings);
        lists(now.account(), values, warnings);
        models(added(Settings.ALLOW_MODELS, now.account(), values), values, warnings);
        return first(warnings);
    }

    /** Of an account that is to be made. */
    List<String> of(Values values) {
        List<String> warnings = new ArrayList<>();
        List<String> ranges = values.get(Settings.ALLOW_IPS);
        everybody(ranges == null ? List.of() : ranges, warnings);
        List<String> models = values.get(Settings.ALLOW_MODELS);
        models(models == null ? List.of() : models, values, warnings);
        return first(warnings);
    }

    /** The gravest come first. */
    private List<String> first(List<String> warnings) {
        if (warnings.size() <= MOST) {
            return warnings;
        }
        List<String> first = new ArrayList<>(warnings.subList(0, MOST));
        first.add(words.of("editing.warning.more", warnings.size() - MOST));
        return first;
    }

    private void state(Values values, List<String> warnings) {
        if (Boolean.FALSE.equals(values.get(Settings.STATUS))) {
            warnings.add(words.of("editing.warning.disabled"));
        }
        if (Boolean.TRUE.equals(values.get(Settings.SUSPENDED))) {
            warnings.add(words.of("editing.warning.suspended"));
        }
    }

    private void rates(MirroredAccount now, Values values, List<String> warnings) {
        BigDecimal wanted = values.get(Settings.RATES);
        if (wanted == null) {
            return;
        }
        Money balance = now.row().balance();
        Estimate rescaled = balance == null
                ? null
                : Tariff.rescaled(balance, now.account().funds().rates(), wanted);
        warnings.add(
                balance == null || rescaled == null
                        ? words.of("editing.warning.rates.unknown")
                        : words.of("editing.warning.rates", balance, rescaled.amount()));
    }

    private void limits(MirroredAccount now, Values values, List<String> warnings) {
        Row row = now.row();
        spent(Settings.DAILY_LIMIT, row.spentToday(), "editing.warning.spent.today", values, warnings);
        spent(Settings.HARD_LIMIT, row.spentMonth(), "editing.warning.spent.month", values, warnings);
        Money hard = values.get(Settings.HARD_LIMIT);
        for (Setting<Money> limit : List.of(Settings.SOFT_LIMIT, Settings.DAILY_LIMIT)) {
            Money other = values.has(limit) ? null : limit.present().apply(now.account());
            if (hard != null && isLimit(hard) && other != null && other.compareTo(hard) > 0 && isLimit(other)) {
                warnings.add(words.of("editing.warning.above", words.label(limit), other));
            }
        }
        for (Setting<Money> limit : List.of(Settings.DAILY_LIMIT, Settings.HARD_LIMIT)) {
            Money wanted = values.get(limit);
            if (wanted != null && wanted.isZero()) {
                warnings.add(words.of("editing.warning.cleared", words.label(limit)));
            }
        }
        for (Setting<Long> rate : Settings.RATE_LIMITS) {
            Long wanted = values.get(rate);
            if (wanted != null && Unlimited.rate(wanted)) {
                warnings.add(words.of("editing.warning.cleared", words.label(rate)));
            }
        }
    }

    private void spent(Setting<Money> limit, @Nullable Money spent, String key, Values values, List<String> warnings) {
        Money wanted = values.get(limit);
        if (wanted != null && spent != null && isLimit(wanted) && wanted.compareTo(spent) <= 0) {
            warnings.add(words.of(key, wanted, spent));
        }
    }

    private void lists(Subaccount now, Values values, List<String> warnings) {
        for (Setting<List<String>> list : Settings.LISTS) {
            List<String> wanted = values.get(list);
            if (wanted != null && wanted.isEmpty()) {
                warnings.add(words.of("editing.warning.everything", words.label(list)));
            }
        }
        everybody(added(Settings.ALLOW_IPS, now, values), warnings);
    }

    private void everybody(Collection<String> ranges, List<String> warnings) {
        for (String range : ranges) {
            if (Network.parse(range).filter(Network::isEverybody).isPresent()) {
                warnings.add(words.of("editing.warning.everybody", range));
            }
        }
    }

    private void models(Collection<String> allowed, Values values, List<String> warnings) {
        List<String> names = offered.names();
        Set<String> named = new LinkedHashSet<>(allowed);
        Map<String, String> mapper = values.get(Settings.MODEL_MAPPER);
        named.addAll(mapper == null ? List.of() : mapper.values());
        Map<String, RateLimits> limits = values.get(Settings.MODEL_LIMITS);
        named.addAll(limits == null ? List.of() : limits.keySet());
        if (!names.isEmpty()) {
            named.stream()
                    .filter(entry -> names.stream().noneMatch(name -> EntryKind.MODEL.covers(entry, name)))
                    .forEach(entry -> warnings.add(words.of("editing.warning.model", entry)));
        }
    }

    private static Collection<String> added(Setting<List<String>> list, Subaccount now, Values values) {
        List<String> wanted = values.get(list);
        List<String> present = list.present().apply(now);
        Set<String> added = new LinkedHashSet<>(wanted == null ? List.of() : wanted);
        added.removeAll(present == null ? List.of() : present);
        return added;
    }

    private static boolean isLimit(Money money) {
        return !money.isZero() && !Unlimited.money(money);
    }
}
