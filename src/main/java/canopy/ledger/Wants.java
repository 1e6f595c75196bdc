package canopy.ledger;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pages asked for and is not there yet. Any node may fetch it. */
@Component
class Wants {

    private final JdbcClient jdbc;

    Wants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days of one subject. */
    record Want(long subject, Span span) {}

    void add(long subject, Span span, Instant now) {
        jdbc.sql(
                        "insert into ledger_want (subject, from_day, to_day, asked_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(subject, span.from().date(), span.to().date(), Times.column(now))
                .update();
    }

    /** In the order in which they were asked for. */
    List<Want> all() {
        return jdbc.sql("select subject, from_day, to_day from ledger_want order by asked_at, subject, from_day")
                .query((row, number) -> new Want(
                        row.getLong("subject"), new Span(Times.day(row, "from_day"), Times.day(row, "to_day"))))
                .list();
    }

    void remove(Want want) {
        jdbc.sql("delete from ledger_want where subject = ? and from_day = ? and to_day = ?")
                .params(
                        want.subject(),
                        want.span().from().date(),
                        want.span().to().date())
                .update();
    }
}
