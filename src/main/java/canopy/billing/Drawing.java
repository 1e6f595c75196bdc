package canopy.billing;

import canopy.charts.StackedBars;
import canopy.ledger.Span;
import canopy.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a chart of amounts: places, words and links. */
record Drawing(BillText text, BillLinks links, boolean exact) {

    private static final int TICKS = 6;

    /** A date is as wide as two bars of a chart that is scrolled. */
    private static final int BARS_OF_A_TICK = 3;

    /** Nothing where there is only one bar, which says no more than its figure. */
    @Nullable
    DayChart of(Stacks stacks) {
        if (stacks.stacks().size() < 2) {
            return null;
        }
        StackedBars chart = StackedBars.of(
                stacks.stacks().stream().map(Stacks.Stack::amounts).toList());
        List<DayChart.Series> series = series(stacks);
        List<DayChart.Bar> bars = new ArrayList<>();
        int size = stacks.stacks().size();
        int half = Math.ceilDiv(size, 2 * TICKS);
        for (int i = 0; i < size; i++) {
            boolean major = i % (2 * half) == 0 && size - i > half;
            boolean minor = !major && i % half == 0 && half >= BARS_OF_A_TICK && size - i >= BARS_OF_A_TICK;
            bars.add(bar(stacks.stacks().get(i), chart.bars().get(i), series, major || minor, minor));
        }
        return new DayChart(chart.scale().lines().stream().map(text::axis).toList(), bars, series, stacks.weeks());
    }

    private DayChart.Bar bar(
            Stacks.Stack stack, StackedBars.Bar drawn, List<DayChart.Series> series, boolean ticked, boolean minor) {
        Span days = stack.days();
        List<Money> amounts = stack.amounts();
        return new DayChart.Bar(
                links.days(days),
                text.period(days),
                ticked ? text.shortDay(days.from()) : null,
                minor ? "true" : null,
                said(stack, series),
                drawn.missing() ? "true" : null,
                drawn.parts().stream()
                        .map(part -> new DayChart.Part(
                                series.get(part.series()).key(),
                                part.y().toPlainString(),
                                part.height().toPlainString(),
                                words(series.get(part.series()), amount(amounts, part.series()))))
                        .toList(),
                cells(amounts, series.size()));
    }

    private String said(Stacks.Stack stack, List<DayChart.Series> series) {
        String days = text.period(stack.days());
        List<Money> amounts = stack.amounts();
        if (amounts == null) {
            return text.say("billing.chart.missing", days);
        }
        String all = text.say(
                stack.open() ? "billing.chart.open" : "billing.chart.bar", days, text.cost(sum(amounts), exact));
        if (series.size() == 1) {
            return all;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            if (!amounts.get(i).isZero()) {
                parts.add(words(series.get(i), amounts.get(i)));
            }
        }
        return parts.stream().collect(Collectors.joining(" · ", all + (parts.isEmpty() ? "" : " · "), ""));
    }

    private String words(DayChart.Series series, @Nullable Money amount) {
        return series.name() + " " + text.cost(amount, exact);
    }

    private List<String> cells(@Nullable List<Money> amounts, int series) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            cells.add(text.cost(amount(amounts, i), exact));
        }
        if (series > 1) {
            cells.add(text.cost(amounts == null ? null : sum(amounts), exact));
        }
        return cells;
    }

    private List<DayChart.Series> series(Stacks stacks) {
        List<DayChart.Series> series = new ArrayList<>();
        for (int i = 0; i < stacks.models().size(); i++) {
            String model = stacks.models().get(i);
            series.add(new DayChart.Series(String.valueOf(i), model, links.model(model), cost(stacks, i)));
        }
        if (stacks.rest()) {
            String name = text.say(stacks.models().isEmpty() ? "billing.chart.all" : "billing.chart.rest");
            series.add(new DayChart.Series(
                    "other", name, null, cost(stacks, stacks.models().size())));
        }
        return series;
    }

    /** Of the bars that are there. */
    private String cost(Stacks stacks, int series) {
        return text.cost(
                stacks.stacks().stream()
                        .map(stack -> amount(stack.amounts(), series))
                        .filter(amount -> amount != null)
                        .reduce(Money.ZERO, Money::plus),
                exact);
    }

    private static @Nullable Money amount(@Nullable List<Money> amounts, int series) {
        return amounts == null ? null : amounts.get(series);
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
