package canopy.ledger;

import canopy.manage.AccountUsage;
import canopy.manage.Bill;
import canopy.manage.DayUsage;
import canopy.manage.ModelUsage;
import canopy.manage.Usage;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One day of a bill as it is kept.
 *
 * @param accounts by id; empty where the bill names none
 * @param disagreement by how much models or accounts differ from the total, whichever is more; null when they agree
 * @param whole whether the accounts come to the total, so that one that is not named used nothing
 */
record DayBill(
        UpstreamDay day,
        Figures total,
        Map<String, Figures> models,
        Map<Long, Figures> accounts,
        Map<Long, String> names,
        @Nullable Money disagreement,
        boolean whole) {

    static final int LONGEST_MODEL = 300;
    static final int LONGEST_NAME = 1_000;

    /** Upstream adds floating-point numbers; a sum that is off by less than this is the same sum. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    /**
     * The bill of one day with its accounts.
     *
     * @throws UnusableBill when it has no total, or is of another day
     */
    static DayBill of(UpstreamDay day, Bill bill) {
        Map<UpstreamDay, DayUsage> days = days(new Span(day, day), bill);
        DayUsage line = days.get(day);
        Figures total = Figures.of(bill.totals().usage());
        if (total.cost() == null) {
            throw new UnusableBill("The bill of " + day + " has no total");
        }
        Map<String, Figures> models = models(bill.totals().models());
        if (line != null) {
            total = total.or(Figures.of(line.usage()));
            models = line.models().isEmpty() ? models : models(line.models());
        }
        Accounts accounts = Accounts.of(bill.accounts(), total.cost());
        Money off =
                larger(difference(total.cost(), accounts.figures.values()), difference(total.cost(), models.values()));
        if (line != null) {
            off = larger(off, difference(total.cost(), List.of(Figures.of(line.usage()))));
        }
        return new DayBill(
                day,
                total,
                models,
                accounts.figures,
                accounts.names,
                off,
                difference(total.cost(), accounts.figures.values()) == null);
    }

    /**
     * The days of an answer about many.
     *
     * @param unusable the days that it names and says nothing usable of, and why
     * @param untold the days that it leaves out, where its sum does not show that nothing was used on them
     */
    record Days(List<DayBill> bills, Map<UpstreamDay, String> unusable, Set<UpstreamDay> untold) {}

    /**
     * The days of a bill that names no accounts. A day of the span that it leaves out is one without use.
     *
     * @throws UnusableBill when it has no total or days outside the span, or when its days do not come to its total: which
     *     of them is wrong cannot be told then
     */
    static Days each(Span span, Bill bill) {
        Map<UpstreamDay, DayUsage> days = days(span, bill);
        Figures total = Figures.of(bill.totals().usage());
        if (total.cost() == null) {
            throw new UnusableBill("The bill of " + span.from() + " to " + span.to() + " has no total");
        }
        if (days.isEmpty() && span.length() == 1) {
            return new Days(List.of(day(span.from(), total, models(bill.totals().models()))), Map.of(), Set.of());
        }
        if (days.isEmpty() && !total.cost().isZero()) {
            throw new UnusableBill("The bill of " + span.from() + " to " + span.to() + " has no days");
        }
        List<DayBill> bills = new ArrayList<>();
        Map<UpstreamDay, String> unusable = new TreeMap<>();
        Set<UpstreamDay> untold = new TreeSet<>();
        for (UpstreamDay day : span.days()) {
            DayUsage line = days.get(day);
            Figures figures = line == null ? Figures.ZERO : Figures.of(line.usage());
            if (line == null) {
                untold.add(day);
            } else if (figures.cost() == null) {
                unusable.put(day, "The bill of " + day + " has no total");
            } else {
                bills.add(day(day, figures, models(line.models())));
            }
        }
        List<Figures> told = bills.stream().map(DayBill::total).toList();
        // A day that is left out counts as one without use, so the sum has to bear that out.
        if (difference(total.cost(), told) == null) {
            untold.forEach(day -> bills.add(day(day, Figures.ZERO, Map.of())));
            untold.clear();
        } else if (unusable.isEmpty() || isMore(told, total.cost())) {
            throw new UnusableBill(
                    "The days of the bill of " + span.from() + " to " + span.to() + " do not come to its total");
        }
        return new Days(bills, unusable, untold);
    }

    DayBill plus(DayBill other) {
        Map<String, Figures> both = new TreeMap<>(models);
        other.models.forEach((model, figures) -> both.merge(model, figures, Figures::plus));
        return new DayBill(day, total.plus(other.total), both, Map.of(), Map.of(), null, true);
    }

    DayBill disagreeing(@Nullable Money by) {
        return new DayBill(day, total, models, accounts, names, larger(disagreement, by), whole);
    }

    /** @param by what may be lacking; null when nothing is */
    DayBill unsure(@Nullable Money by) {
        return new DayBill(day, total, models, accounts, names, by, whole);
    }

    private static DayBill day(UpstreamDay day, Figures total, Map<String, Figures> models) {
        Money off = total.cost() == null ? null : difference(total.cost(), models.values());
        return new DayBill(day, total, models, Map.of(), Map.of(), off, true);
    }

    private static Map<UpstreamDay, DayUsage> days(Span span, Bill bill) {
        Map<UpstreamDay, DayUsage> days = new HashMap<>();
        for (DayUsage line : bill.days()) {
            if (!span.contains(line.day())) {
                throw new UnusableBill("A bill of " + span.from() + " to " + span.to() + " holds " + line.day());
            }
            if (days.put(line.day(), line) != null) {
                throw new UnusableBill("A bill holds " + line.day() + " twice");
            }
        }
        return days;
    }

    private static Map<String, Figures> models(List<ModelUsage> models) {
        Map<String, Figures> figures = new TreeMap<>();
        for (ModelUsage model : models) {
            figures.merge(Text.of(model.model(), LONGEST_MODEL), Figures.of(model.usage()), Figures::plus);
        }
        return figures;
    }

    /** By how much they differ from what they should come to; null when they do not. */
    static @Nullable Money difference(Money total, Collection<Figures> parts) {
        Money sum = Money.ZERO;
        for (Figures part : parts) {
            if (part.cost() == null) {
                return total;
            }
            sum = sum.plus(part.cost());
        }
        Money difference = new Money(sum.minus(total).amount().abs());
        return difference.amount().compareTo(ROUNDING) <= 0 ? null : difference;
    }

    private static boolean isMore(List<Figures> told, Money total) {
        return told.stream()
                .map(Figures::cost)
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus)
                .minus(total)
                .isPositive();
    }

    private static @Nullable Money larger(@Nullable Money one, @Nullable Money other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    /** What a bill says of accounts, each once. */
    private record Accounts(Map<Long, Figures> figures, Map<Long, String> names) {

        static Accounts of(List<AccountUsage> lines, Money total) {
            Map<Long, Figures> sums = new HashMap<>();
            Map<Long, Figures> once = new HashMap<>();
            Map<Long, Usage> first = new HashMap<>();
            Map<Long, String> names = new HashMap<>();
            for (AccountUsage line : lines) {
                long id = line.id().value();
                Figures figures = Figures.of(line.usage());
                sums.merge(id, figures, Figures::plus);
                // A line that is there twice to the letter may be one that was written twice: the total tells.
                if (!line.usage().equals(first.putIfAbsent(id, line.usage()))) {
                    once.merge(id, figures, Figures::plus);
                }
                if (line.name() != null && !line.name().isBlank()) {
                    names.put(id, Text.of(line.name(), LONGEST_NAME));
                }
            }
            boolean repeated = difference(total, sums.values()) != null && difference(total, once.values()) == null;
            return new Accounts(repeated ? once : sums, names);
        }
    }
}
