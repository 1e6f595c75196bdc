package canopy.billing;

import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.DayState;
import canopy.ledger.ModelDays;
import canopy.ledger.ModelLine;
import canopy.ledger.Span;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of a chart: by day or, where days would be too many, by week; and by model, the largest and the rest.
 *
 * @param models the series, largest first; empty where the models are not known, and all is one series
 * @param rest whether there is one more series, for all other models
 */
record Stacks(List<String> models, boolean rest, List<Stack> stacks, boolean weeks) {

    static final int LARGEST = 7;

    /** More bars than this cannot be told apart, nor hit. */
    private static final int MOST_DAYS = 92;

    /**
     * One bar.
     *
     * @param days the days that it stands for
     * @param amounts by series; null where a day of it is missing
     * @param open whether a day of it is provisional
     */
    record Stack(Span days, @Nullable List<Money> amounts, boolean open) {}

    /** @param only the one model that the bill is of; null for all */
    static Stacks of(BillDays days, ModelDays models, @Nullable String only) {
        boolean weeks = days.days().size() > MOST_DAYS;
        boolean known = covers(models, days);
        List<String> names = only != null
                ? List.of(only)
                : known ? models.models().stream().map(ModelLine::model).toList() : List.of();
        List<String> largest = names.subList(0, Math.min(names.size(), LARGEST));
        boolean rest = names.size() > largest.size() || (largest.isEmpty() && only == null);
        List<Stack> stacks = new ArrayList<>();
        Map<UpstreamDay, List<DayLine>> bars = new TreeMap<>();
        for (DayLine line : days.days()) {
            bars.computeIfAbsent(weeks ? monday(line.day()) : line.day(), first -> new ArrayList<>())
                    .add(line);
        }
        for (List<DayLine> bar : bars.values()) {
            Span span = new Span(bar.getFirst().day(), bar.getLast().day());
            boolean open = bar.stream().anyMatch(line -> line.state() == DayState.OPEN);
            stacks.add(new Stack(span, sum(bar, models, largest, rest, only != null), open));
        }
        return new Stacks(largest, rest, stacks, weeks);
    }

    /** The models make the bars where there is no day of the bill without them, and no cost that is not known. */
    private static boolean covers(ModelDays models, BillDays days) {
        return !models.models().isEmpty()
                && days.days().stream()
                        .filter(line -> line.figures() != null)
                        .allMatch(line -> models.byDay().containsKey(line.day()))
                && models.models().stream().allMatch(line -> line.figures().cost() != null);
    }

    private static @Nullable List<Money> sum(
            List<DayLine> bar, ModelDays models, List<String> largest, boolean rest, boolean only) {
        List<Money> sums = null;
        for (DayLine line : bar) {
            List<Money> amounts = amounts(line, models, largest, rest, only);
            if (amounts == null) {
                return null;
            }
            sums = sums == null ? amounts : plus(sums, amounts);
        }
        return sums;
    }

    private static @Nullable List<Money> amounts(
            DayLine line, ModelDays models, List<String> largest, boolean rest, boolean only) {
        List<ModelLine> there = models.byDay().get(line.day());
        if (largest.isEmpty()) {
            Money cost = line.figures() == null ? null : line.figures().cost();
            return cost == null ? null : List.of(cost);
        }
        if (there == null || (!only && line.figures() == null)) {
            return null;
        }
        // One that is there without a model is a day on which it was not used.
        List<Money> amounts = new ArrayList<>(Collections.nCopies(largest.size() + (rest ? 1 : 0), Money.ZERO));
        for (ModelLine model : there) {
            int series = largest.indexOf(model.model());
            Money cost = model.figures().cost();
            if (series >= 0) {
                if (cost == null) {
                    return null;
                }
                amounts.set(series, cost);
            } else if (rest && cost != null) {
                amounts.set(largest.size(), amounts.getLast().plus(cost));
            }
        }
        return amounts;
    }

    private static List<Money> plus(List<Money> some, List<Money> others) {
        List<Money> sums = new ArrayList<>();
        for (int series = 0; series < some.size(); series++) {
            sums.add(some.get(series).plus(others.get(series)));
        }
        return sums;
    }

    private static UpstreamDay monday(UpstreamDay day) {
        return new UpstreamDay(day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }
}
