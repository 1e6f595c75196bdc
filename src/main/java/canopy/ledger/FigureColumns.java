package canopy.ledger;

import canopy.values.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as columns of a table, the same seven in each. */
final class FigureColumns {

    static final String NAMES = "cost, requests, prompt, completion, images, cache_writes, cache_reads";

    /** The same as people are told of them. */
    static final List<String> FIGURES =
            List.of("cost", "requests", "prompt", "completion", "images", "cacheWrites", "cacheReads");

    static final int COUNT = 7;

    /** Sums over a group: missing where any of its lines is missing. */
    static final String SUMS = """
            case when count(cost) = count(*) then sum(cost) end as cost,
            case when count(requests) = count(*) then sum(requests) end as requests,
            case when count(prompt) = count(*) then sum(prompt) end as prompt,
            case when count(completion) = count(*) then sum(completion) end as completion,
            case when count(images) = count(*) then sum(images) end as images,
            case when count(cache_writes) = count(*) then sum(cache_writes) end as cache_writes,
            case when count(cache_reads) = count(*) then sum(cache_reads) end as cache_reads""";

    private FigureColumns() {}

    static Figures read(ResultSet row) throws SQLException {
        return new Figures(
                money(row.getBigDecimal("cost")),
                number(row, "requests"),
                number(row, "prompt"),
                number(row, "completion"),
                number(row, "images"),
                number(row, "cache_writes"),
                number(row, "cache_reads"));
    }

    /** The same where they stand in the order of {@link #NAMES}, from the given column on: for lines by the thousand. */
    static Figures read(ResultSet row, int first) throws SQLException {
        return new Figures(
                money(row.getBigDecimal(first)),
                number(row, first + 1),
                number(row, first + 2),
                number(row, first + 3),
                number(row, first + 4),
                number(row, first + 5),
                number(row, first + 6));
    }

    /** Puts figures into the parameters of a statement. */
    static void write(Figures figures, @Nullable Object[] parameters, int at) {
        parameters[at] = figures.cost() == null ? null : figures.cost().amount();
        parameters[at + 1] = figures.requests();
        parameters[at + 2] = figures.prompt();
        parameters[at + 3] = figures.completion();
        parameters[at + 4] = figures.images();
        parameters[at + 5] = figures.cacheWrites();
        parameters[at + 6] = figures.cacheReads();
    }

    private static @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : new Money(amount);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(number);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(number);
    }
}
