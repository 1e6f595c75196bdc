package canopy.ledger;

import canopy.values.UpstreamDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Months, and thirds of months, of which every day is closed: their sums by account are kept, so that a long span is a few
 * lines an account. A part is made again when a day of it is corrected.
 */
@Component
class Parts {

    private final JdbcClient jdbc;
    private final LedgerState state;
    private final TransactionTemplate transaction;

    Parts(JdbcClient jdbc, LedgerState state, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.state = state;
        this.transaction = transaction;
    }

    /** The parts that lie within a span, and the days in between, in order. Together they are the span. */
    List<Span> of(Span span) {
        Set<Span> made = made(span);
        List<Span> parts = new ArrayList<>();
        UpstreamDay day = span.from();
        while (day.compareTo(span.to()) <= 0) {
            UpstreamDay from = day;
            Span month = Span.month(day.month());
            Span part = month.from().equals(from) && made.contains(month)
                    ? month
                    : thirds(day.month()).stream()
                            .filter(third -> third.from().equals(from) && made.contains(third))
                            .findFirst()
                            .orElse(Span.of(from));
            parts.add(part);
            day = part.to().plusDays(1);
        }
        return parts;
    }

    /** A part that can be made and is not: thirds first, since months are made of them. */
    Optional<Span> due() {
        Set<UpstreamDay> closed = new TreeSet<>(jdbc.sql("select on_day from ledger_day where subject = ? and closed")
                .param(Subjects.WHOLE_TREE)
                .query((row, number) -> Times.day(row, "on_day"))
                .list());
        Set<Span> made = new HashSet<>(jdbc.sql("select from_day, to_day from ledger_part")
                .query(Parts::span)
                .list());
        Set<YearMonth> months = new TreeSet<>();
        closed.forEach(day -> months.add(day.month()));
        for (YearMonth month : months) {
            List<Span> thirds = thirds(month);
            for (Span third : thirds) {
                if (!made.contains(third) && closed.containsAll(third.days())) {
                    return Optional.of(third);
                }
            }
            if (!made.contains(Span.month(month)) && made.containsAll(thirds)) {
                return Optional.of(Span.month(month));
            }
        }
        return Optional.empty();
    }

    void make(Span part) {
        boolean month = part.equals(Span.month(part.from().month()));
        String lines = month
                ? "ledger_part_account where from_day >= ? and to_day <= ?"
                : "ledger_account_day where on_day between ? and ?";
        transaction.executeWithoutResult(status -> {
            state.lock();
            drop("from_day = ? and to_day = ?", part.from(), part.to());
            jdbc.sql("insert into ledger_part_account (from_day, to_day, account, " + FigureColumns.NAMES
                            + ") select cast(? as date), cast(? as date), account, " + FigureColumns.SUMS + " from "
                            + lines + " group by account")
                    .params(
                            part.from().date(),
                            part.to().date(),
                            part.from().date(),
                            part.to().date())
                    .update();
            jdbc.sql("insert into ledger_part (from_day, to_day) values (?, ?)")
                    .params(part.from().date(), part.to().date())
                    .update();
        });
    }

    /** A day is other than it was; under {@link LedgerState#lock} alone. */
    void drop(UpstreamDay day) {
        drop("from_day <= ? and to_day >= ?", day, day);
    }

    private void drop(String which, UpstreamDay one, UpstreamDay other) {
        for (String table : List.of("ledger_part", "ledger_part_account")) {
            jdbc.sql("delete from " + table + " where " + which)
                    .params(one.date(), other.date())
                    .update();
        }
    }

    private Set<Span> made(Span span) {
        return new HashSet<>(jdbc.sql("select from_day, to_day from ledger_part where from_day >= ? and to_day <= ?")
                .params(span.from().date(), span.to().date())
                .query(Parts::span)
                .list());
    }

    private static List<Span> thirds(YearMonth month) {
        UpstreamDay first = new UpstreamDay(month.atDay(1));
        return List.of(
                new Span(first, first.plusDays(9)),
                new Span(first.plusDays(10), first.plusDays(19)),
                new Span(first.plusDays(20), new UpstreamDay(month.atEndOfMonth())));
    }

    private static Span span(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Span(Times.day(row, "from_day"), Times.day(row, "to_day"));
    }
}
