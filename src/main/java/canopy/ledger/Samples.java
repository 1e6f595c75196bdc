package canopy.ledger;

import canopy.manage.UpstreamClock;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far days had come while they ran: a line at each reading of today's bill, whoever makes it, at most one in five
 * minutes of a day on all nodes together.
 */
@Component
class Samples {

    private static final int SLOT_MINUTES = 5;

    /** As far back as anybody compares a day, and a week more. */
    private static final int KEPT_DAYS = 15;

    private final JdbcClient jdbc;
    private final UpstreamClock clock;

    Samples(JdbcClient jdbc, UpstreamClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps what a day had come to when it was asked about, by the clock that the answer has just set right. Not when the
     * day was over before it was answered, and not what is older than what is there: two nodes may bring theirs in any
     * order.
     *
     * @param asked by this console's own clock
     */
    void keep(UpstreamDay day, Figures total, Instant asked) {
        Instant answered = clock.upstreamsNow();
        Duration took = Duration.between(asked, clock.now());
        Instant now = took.isNegative() ? answered : answered.minus(took);
        Money cost = total.cost();
        if (cost == null || !isOn(day, now) || !isOn(day, answered)) {
            return;
        }
        Instant start = day.date().atStartOfDay(clock.zone()).toInstant();
        long slot = Duration.between(start, now).toMinutes() / SLOT_MINUTES;
        int added = jdbc.sql("""
                        insert into ledger_sample (on_day, slot, at, cost, requests) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .param(day.date())
                .param(slot)
                .param(Times.column(now))
                .param(cost.amount())
                .param(total.requests())
                .update();
        if (added == 1) {
            jdbc.sql("delete from ledger_sample where on_day <= ?")
                    .param(day.plusDays(-KEPT_DAYS).date())
                    .update();
            return;
        }
        jdbc.sql("update ledger_sample set at = ?, cost = ?, requests = ? where on_day = ? and slot = ? and at < ?")
                .param(Times.column(now))
                .param(cost.amount())
                .param(total.requests())
                .param(day.date())
                .param(slot)
                .param(Times.column(now))
                .update();
    }

    /** The lines of a day, the first first. */
    List<Sample> of(UpstreamDay day) {
        return jdbc.sql("select at, cost, requests from ledger_sample where on_day = ? order by at")
                .param(day.date())
                .query(Samples::sample)
                .list();
    }

    private boolean isOn(UpstreamDay day, Instant moment) {
        return UpstreamDay.at(moment, clock.zone()).equals(day);
    }

    private static Sample sample(ResultSet row, int number) throws SQLException {
        long requests = row.getLong("requests");
        boolean known = !row.wasNull();
        return new Sample(Times.read(row, "at"), new Money(row.getBigDecimal("cost")), known ? requests : null);
    }
}
