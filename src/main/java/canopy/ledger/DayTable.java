package canopy.ledger;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days that were read of a subject, and how far each can be trusted. */
@Component
class DayTable {

    private static final String COLUMNS =
            "on_day, closed, read_at, version, placed, whole, disagreement, " + FigureColumns.NAMES;

    private final JdbcClient jdbc;

    DayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param closed whether it was read after upstream had closed it
     * @param version of the ledger when it changed last
     * @param placed whether sums of branches are what its accounts and their places make them
     * @param whole whether an account that is not named used nothing
     */
    record Day(
            UpstreamDay day,
            boolean closed,
            Instant readAt,
            long version,
            boolean placed,
            boolean whole,
            @Nullable Money disagreement,
            Figures figures) {

        DayState state() {
            return closed ? DayState.CLOSED : DayState.OPEN;
        }
    }

    NavigableMap<UpstreamDay, Day> read(long subject, Span span) {
        NavigableMap<UpstreamDay, Day> days = new TreeMap<>();
        jdbc.sql("select " + COLUMNS + " from ledger_day where subject = ? and on_day between ? and ?")
                .params(subject, span.from().date(), span.to().date())
                .query((row, number) -> day(row))
                .list()
                .forEach(day -> days.put(day.day(), day));
        return days;
    }

    Optional<Day> read(long subject, UpstreamDay day) {
        return Optional.ofNullable(read(subject, Span.of(day)).get(day));
    }

    /** Replaces a day's line. */
    void put(long subject, Day day) {
        jdbc.sql("delete from ledger_day where subject = ? and on_day = ?")
                .params(subject, day.day().date())
                .update();
        @Nullable Object[] columns = new @Nullable Object[8 + FigureColumns.COUNT];
        columns[0] = subject;
        columns[1] = day.day().date();
        columns[2] = day.closed;
        columns[3] = Times.column(day.readAt);
        columns[4] = day.version;
        columns[5] = day.placed;
        columns[6] = day.whole;
        columns[7] = day.disagreement == null ? null : day.disagreement.amount();
        FigureColumns.write(day.figures, columns, 8);
        jdbc.sql("insert into ledger_day (subject, " + COLUMNS + ") values (?" + ", ?".repeat(columns.length - 1) + ")")
                .params(columns)
                .update();
    }

    private static Day day(ResultSet row) throws SQLException {
        BigDecimal disagreement = row.getBigDecimal(7);
        return new Day(
                Times.day(row, "on_day"),
                row.getBoolean(2),
                Times.read(row, "read_at"),
                row.getLong(4),
                row.getBoolean(5),
                row.getBoolean(6),
                disagreement == null ? null : new Money(disagreement),
                FigureColumns.read(row, 8));
    }
}
