package canopy.ledger;

import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Days that could not be read lately: one that never can be must not keep all others waiting. */
@Component
class Tries {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    /** As long as upstream may only be out of order, a day is tried again soon after it is back. */
    private static final int PATIENCE = 20;

    private static final int DETAIL = 500;

    private final JdbcClient jdbc;

    Tries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nextAt not before this moment it is tried again */
    record Try(
            int failures,
            Instant nextAt,
            Trouble trouble,
            @Nullable String detail) {}

    Optional<Try> of(long subject, UpstreamDay day) {
        return jdbc.sql("select * from ledger_try where subject = ? and on_day = ?")
                .params(subject, day.date())
                .query((row, number) -> new Try(
                        row.getInt("failures"),
                        Times.read(row, "next_at"),
                        Trouble.valueOf(row.getString("trouble")),
                        row.getString("detail")))
                .optional();
    }

    /** The days of a subject that are not to be tried yet. */
    Set<UpstreamDay> waiting(long subject, Instant now) {
        return new HashSet<>(jdbc.sql("select on_day from ledger_try where subject = ? and next_at > ?")
                .params(subject, Times.column(now))
                .query((row, number) -> Times.day(row, "on_day"))
                .list());
    }

    void failed(long subject, UpstreamDay day, Instant now, Trouble trouble, String detail) {
        int failures = of(subject, day).map(Try::failures).orElse(0);
        int doubled = trouble == Trouble.UNUSABLE_BILL ? failures : Math.max(0, failures - PATIENCE);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doubled, 8));
        succeeded(subject, day);
        jdbc.sql("""
                insert into ledger_try (subject, on_day, failures, next_at, trouble, detail)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        subject,
                        day.date(),
                        failures + 1,
                        Times.column(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)),
                        trouble.name(),
                        Text.of(detail, DETAIL))
                .update();
    }

    void succeeded(long subject, UpstreamDay day) {
        jdbc.sql("delete from ledger_try where subject = ? and on_day = ?")
                .params(subject, day.date())
                .update();
    }
}
