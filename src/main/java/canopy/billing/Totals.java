package canopy.billing;

import canopy.charts.Change;
import canopy.ledger.Figures;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the figures that sum a bill up, with their change against the period before. A change is told only where all days
 * of both are there.
 *
 * @param before the sum of the period before; null where days of it are missing
 */
record Totals(BillText text, boolean exact, @Nullable Figures before) {

    /**
     * @param figures the sum of the days that are there
     * @param partly which days those are, in words; null where they are all
     */
    List<Total> of(Figures figures, @Nullable String partly) {
        return List.of(
                money("cost", figures, partly),
                count("requests", figures, partly, Figures::requests),
                count("input", figures, partly, Figures::prompt),
                count("output", figures, partly, Figures::completion),
                count("cached", figures, partly, Figures::cacheReads),
                count("written", figures, partly, Figures::cacheWrites),
                count("images", figures, partly, Figures::images));
    }

    private Total money(String key, Figures figures, @Nullable String partly) {
        Money was = before == null ? null : before.cost();
        Change change = partly != null
                ? null
                : Change.of(
                        was == null ? null : was.amount(),
                        figures.cost() == null ? null : figures.cost().amount());
        return new Total(
                label(key, partly),
                text.cost(figures.cost(), exact),
                figures.cost() == null ? null : text.exact(figures.cost()),
                text.change(change),
                isNothing(change) ? null : text.say("billing.total.before", text.cost(was, exact)));
    }

    private Total count(
            String key, Figures figures, @Nullable String partly, Function<Figures, @Nullable Long> reading) {
        Long now = reading.apply(figures);
        Long was = before == null ? null : reading.apply(before);
        Change change = partly != null ? null : Change.of(number(was), number(now));
        return new Total(
                label(key, partly),
                text.count(now),
                null,
                text.change(change),
                isNothing(change) ? null : text.say("billing.total.before", text.count(was)));
    }

    private String label(String key, @Nullable String partly) {
        String name = text.say("billing.column." + key + (key.equals("cost") ? ".usd" : ""));
        return partly == null ? name : text.say("billing.total.partly", name, partly);
    }

    private static @Nullable BigDecimal number(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    /** Not known, or nothing then and nothing now. */
    private static boolean isNothing(@Nullable Change change) {
        return change == null || (change.percent() == null && change.direction() == 0);
    }
}
