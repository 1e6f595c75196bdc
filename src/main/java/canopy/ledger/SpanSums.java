package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.UpstreamDay;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each account used in all in a span. */
@Component
class SpanSums {

    private final JdbcClient jdbc;

    SpanSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param kept the days of the span that are there
     * @param all whether days count whose branches have yet to be summed again
     */
    Map<Long, Figures> of(Span span, NavigableMap<UpstreamDay, Day> kept, boolean all) {
        Map<Long, Figures> sums = new HashMap<>();
        jdbc.sql("select account, " + FigureColumns.SUMS + """

                from ledger_account_day
                where on_day between ? and ?
                  and (? or on_day in (select on_day from ledger_day where subject = ? and placed))
                group by account""")
                .params(span.from().date(), span.to().date(), all, Subjects.WHOLE_TREE)
                .query(row -> {
                    sums.put(row.getLong("account"), FigureColumns.read(row));
                });
        return sums;
    }
}
