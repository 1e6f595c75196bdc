package canopy.charts;

import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bars side by side, each stacked of the same kinds of things in the same order, on one axis.
 *
 * @param scale the axis
 * @param bars from left to right
 */
public record StackedBars(Scale scale, List<Bar> bars) {

    /**
     * One bar.
     *
     * @param parts from the bottom up, without those of no height; empty also where the amount is missing
     * @param missing whether the amount is not known, which is not nothing
     */
    public record Bar(List<Part> parts, boolean missing) {}

    /**
     * A part of a bar, in a drawing that is 100 high and begins at the top.
     *
     * @param series the number of the kind, from 0
     */
    public record Part(int series, BigDecimal y, BigDecimal height) {}

    /** @param stacks the amounts of each bar by series; null is a bar whose amounts are not known */
    public static StackedBars of(List<? extends @Nullable List<Money>> stacks) {
        Scale scale = Scale.upTo(stacks.stream()
                .filter(Objects::nonNull)
                .map(StackedBars::sum)
                .max(Money::compareTo)
                .orElse(null));
        List<Bar> bars = new ArrayList<>();
        for (List<Money> stack : stacks) {
            bars.add(stack == null ? new Bar(List.of(), true) : new Bar(parts(stack, scale), false));
        }
        return new StackedBars(scale, bars);
    }

    private static List<Part> parts(List<Money> stack, Scale scale) {
        List<Part> parts = new ArrayList<>();
        Money reached = Money.ZERO;
        BigDecimal foot = scale.height(reached);
        for (int series = 0; series < stack.size(); series++) {
            if (stack.get(series).isPositive()) {
                reached = reached.plus(stack.get(series));
                // By where it ends, so that no rounding opens a gap between two parts.
                BigDecimal head = scale.height(reached);
                if (head.compareTo(foot) > 0) {
                    parts.add(new Part(series, BigDecimal.valueOf(Scale.HEIGHT).subtract(head), head.subtract(foot)));
                }
                foot = head;
            }
        }
        return parts;
    }

    /** A correction can make a part negative; it is not drawn. */
    private static Money sum(List<Money> stack) {
        return stack.stream().filter(Money::isPositive).reduce(Money.ZERO, Money::plus);
    }
}
