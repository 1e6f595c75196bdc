package canopy.dashboard;

import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many lists of operations are still read upstream for one person, on all nodes together. Each filter is a list of its
 * own: without a bound, one person who types could spend the reads of the day.
 */
@Component
class Allowance {

    private final JdbcClient jdbc;
    private final UpstreamClock clock;
    private final DashboardSettings settings;

    Allowance(JdbcClient jdbc, UpstreamClock clock, DashboardSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * When more is read for somebody.
     *
     * @param daily whether the day's reads are used up, and not only those of a minute
     */
    record Again(boolean daily, Instant at) {}

    /** Takes one read, or none where the person's minute or day is used up. */
    boolean take(long person) {
        LocalDate today = clock.today().date();
        long minute = minute();
        jdbc.sql("""
                insert into dashboard_allowance (person_id, on_day, day_reads, in_minute, minute_reads)
                values (?, ?, 0, ?, 0) on conflict do nothing""").params(person, today, minute).update();
        return jdbc.sql("""
                        update dashboard_allowance
                        set day_reads = 1 + case when on_day = :day then day_reads else 0 end,
                            minute_reads = 1 + case when in_minute = :minute then minute_reads else 0 end,
                            on_day = :day, in_minute = :minute
                        where person_id = :person
                          and (on_day <> :day or day_reads < :inADay)
                          and (in_minute <> :minute or minute_reads < :inAMinute)""")
                        .param("day", today)
                        .param("minute", minute)
                        .param("person", person)
                        .param("inADay", settings.logsADay())
                        .param("inAMinute", settings.logsAMinute())
                        .update()
                == 1;
    }

    /** When more is read for somebody for whom nothing is at present. */
    Again again(long person) {
        UpstreamDay today = clock.today();
        boolean daily = jdbc.sql(
                                "select count(*) from dashboard_allowance where person_id = ? and on_day = ? and day_reads >= ?")
                        .params(person, today.date(), settings.logsADay())
                        .query(Integer.class)
                        .single()
                > 0;
        return daily
                ? new Again(
                        true,
                        today.plusDays(1).date().atStartOfDay(clock.zone()).toInstant())
                : new Again(
                        false,
                        Instant.ofEpochSecond(Duration.ofMinutes(minute() + 1).toSeconds()));
    }

    private long minute() {
        return Math.floorDiv(clock.now().getEpochSecond(), 60L);
    }
}
