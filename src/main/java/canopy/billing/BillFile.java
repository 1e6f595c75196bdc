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
import org.jspecify.annotations.Nullable;

/**
 * Writes a bill as a table, line by line: whole numbers, exact amounts in US dollars, empty cells for what is not
 * available, and in the last column whether the line is complete ({@code yes}), provisional ({@code so far}) or lacks
 * days ({@code no}).
 */
record BillFile(Ledger ledger, BillCriteria criteria, Scope scope, Detail detail, BillDays days) {

    private static final int AT_ONCE = 1_000;
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
                Gaps gaps = new Gaps(table, 3, days);
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
                Gaps gaps = new Gaps(table, 2, days);
                ledger.eachModelDay(criteria.span(), scope.branch(), line -> {
                    gaps.before(line.day());
                    add(table, line.figures(), state(line.state()), line.day(), line.model());
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
                String complete = completeness(models.missing(), days.open());
                models.models().forEach(line -> add(table, line.figures(), complete, line.model()));
            }
            case DAY -> days(table);
        }
    }

    private void accounts(Table table) {
        int page = 1;
        AccountSums sums;
        do {
            sums = ledger.accounts(
                    criteria.span(),
                    scope.branch(),
                    criteria.sorting().order(),
                    criteria.sorting().descending(),
                    page++,
                    AT_ONCE);
            String complete = completeness(sums.missing(), days.open());
            for (AccountLine line : sums.lines()) {
                add(table, line.figures(), complete, line.id().value(), line.name());
            }
        } while (sums.lines().size() == AT_ONCE);
    }

    private void days(Table table) {
        String model = criteria.model();
        ModelDays models = model == null ? null : scope.models(ledger, criteria.span());
        for (DayLine day : days.days()) {
            if (models == null || model == null) {
                add(table, day.figures(), state(day.state()), day.day());
            } else {
                List<ModelLine> there = models.byDay().get(day.day());
                add(
                        table,
                        there == null ? null : Lines.of(model, there),
                        there == null ? INCOMPLETE : state(day.state()),
                        day.day(),
                        model);
            }
        }
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

        Gaps(Table table, int keys, BillDays days) {
            this.table = table;
            this.keys = keys;
            this.missing = days.days().stream()
                    .filter(line -> line.state() == DayState.MISSING)
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
