package canopy.billing;

import canopy.ledger.AccountLine;
import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.DayState;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.ledger.ModelDays;
import canopy.ledger.ModelLine;
import canopy.spreadsheets.Table;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bill as a table, line by line: whole numbers, exact amounts in US dollars, empty cells for what is not
 * available, and in the last column whether the line is complete ({@code yes}), provisional ({@code so far}) or lacks
 * days ({@code no}).
 */
record BillFile(Ledger ledger, BillCriteria criteria, Scope scope, Detail detail, BillDays days) {

    private static final String COMPLETE = "yes";
    private static final String PROVISIONAL = "so far";
    private static final String INCOMPLETE = "no";
    private static final List<String> FIGURES = List.of(
            "cost_usd",
            "requests",
            "input_tokens",
            "output_tokens",
            "cache_read_tokens",
            "cache_written_tokens",
            "images",
            "complete");

    List<String> columns() {
        List<String> columns = new ArrayList<>(keys());
        columns.addAll(FIGURES);
        return columns;
    }

    void writeTo(Table table) {
        switch (detail) {
            case SCREEN -> screen(table);
            case ACCOUNT_DAYS -> {
                Gaps gaps = new Gaps(table, 3, days, null);
                ledger.eachAccountDay(criteria.span(), scope.branch(), line -> {
                    gaps.before(line.day());
                    add(
                            table,
                            line.figures(),
                            state(line.state()),
                            line.day(),
                            line.account().value(),
                            line.name());
                });
                gaps.rest();
            }
            case MODEL_DAYS -> {
                ModelDays models = scope.models(ledger, criteria.span());
                Gaps gaps = new Gaps(table, 2, days, models.byDay().keySet());
                ledger.eachModelDay(criteria.span(), scope.branch(), line -> {
                    gaps.before(line.day());
                    add(
                            table,
                            line.figures(),
                            isReady(models) ? state(line.state()) : INCOMPLETE,
                            line.day(),
                            line.model());
                });
                gaps.rest();
            }
        }
    }

    /** What is said of a sum over all days. */
    static String completeness(int missing, int open) {
        return missing > 0 ? INCOMPLETE : open > 0 ? PROVISIONAL : COMPLETE;
    }

    private List<String> keys() {
        return switch (detail) {
            case ACCOUNT_DAYS -> List.of("day", "account", "name");
            case MODEL_DAYS -> List.of("day", "model");
            case SCREEN ->
                switch (criteria.by()) {
                    case ACCOUNT -> List.of("account", "name");
                    case MODEL -> List.of("model");
                    case DAY -> criteria.model() == null ? List.of("day") : List.of("day", "model");
                };
        };
    }

    private void screen(Table table) {
        switch (criteria.by()) {
            case ACCOUNT -> accounts(table);
            case MODEL -> {
                ModelDays models = scope.models(ledger, criteria.span());
                String complete = isReady(models) ? completeness(models.missing(), days.open()) : INCOMPLETE;
                models.models().forEach(line -> add(table, line.figures(), complete, line.model()));
            }
            case DAY -> days(table);
        }
    }

    /** All of them as of one moment: between two pages a bill could be entered, and a line be there twice or not at all. */
    private void accounts(Table table) {
        AccountSums sums = ledger.accounts(
                criteria.span(),
                scope.branch(),
                criteria.sorting().order(),
                criteria.sorting().descending(),
                1,
                Integer.MAX_VALUE);
        String complete = sums.total() == null ? INCOMPLETE : completeness(sums.missing(), days.open());
        for (AccountLine line : sums.lines()) {
            add(table, line.figures(), complete, line.id().value(), line.name());
        }
    }

    private void days(Table table) {
        String model = criteria.model();
        ModelDays models = model == null ? null : scope.models(ledger, criteria.span());
        for (DayLine day : days.days()) {
            if (models == null || model == null) {
                boolean part = day.doubtful() && !scope.isWholeTree();
                add(table, day.figures(), part ? INCOMPLETE : state(day.state()), day.day());
            } else {
                List<ModelLine> there = models.byDay().get(day.day());
                add(
                        table,
                        there == null ? null : Lines.of(model, there),
                        there == null || !isReady(models) ? INCOMPLETE : state(day.state()),
                        day.day(),
                        model);
            }
        }
    }

    /** Whether the file is by model, and the models of some days are still on their way. */
    boolean lacksModels() {
        boolean byModel = detail == Detail.MODEL_DAYS
                || (detail == Detail.SCREEN && (criteria.by() == By.MODEL || criteria.model() != null));
        return byModel && !isReady(scope.models(ledger, criteria.span()));
    }

    private static boolean isReady(ModelDays models) {
        return models.state() == ModelDays.State.READY;
    }

    private static String state(DayState state) {
        return switch (state) {
            case CLOSED -> COMPLETE;
            case OPEN -> PROVISIONAL;
            case MISSING -> INCOMPLETE;
        };
    }

    private static void add(Table table, @Nullable Figures figures, String complete, @Nullable Object... keys) {
        Figures said = figures == null ? Figures.NOT_AVAILABLE : figures;
        @Nullable Object[] cells = Arrays.copyOf(keys, keys.length + FIGURES.size());
        int at = keys.length;
        cells[at++] = said.cost();
        cells[at++] = said.requests();
        cells[at++] = said.prompt();
        cells[at++] = said.completion();
        cells[at++] = said.cacheReads();
        cells[at++] = said.cacheWrites();
        cells[at++] = said.images();
        cells[at] = complete;
        table.add(cells);
    }

    /** Writes a line for each day that is missing, in its place among the others. */
    private static final class Gaps {

        private final Table table;
        private final int keys;
        private final Iterator<UpstreamDay> missing;
        private @Nullable UpstreamDay next;

        /** @param there the days of which there are lines; null for all that the bill has */
        Gaps(Table table, int keys, BillDays days, @Nullable Set<UpstreamDay> there) {
            this.table = table;
            this.keys = keys;
            this.missing = days.days().stream()
                    .filter(line -> line.state() == DayState.MISSING || (there != null && !there.contains(line.day())))
                    .map(DayLine::day)
                    .iterator();
            advance();
        }

        void before(UpstreamDay day) {
            while (next != null && next.compareTo(day) < 0) {
                write(next);
            }
        }

        void rest() {
            while (next != null) {
                write(next);
            }
        }

        private void write(UpstreamDay day) {
            @Nullable Object[] cells = new @Nullable Object[keys];
            cells[0] = day;
            add(table, null, INCOMPLETE, cells);
            advance();
        }

        private void advance() {
            next = missing.hasNext() ? missing.next() : null;
        }
    }
}
