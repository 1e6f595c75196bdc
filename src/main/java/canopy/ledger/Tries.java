package canopy.ledger;

import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

    /**
     * @param nextAt not before this moment it is tried again
     * @param atOnce of how many days, this one among them, the next answer may be
     */
    record Try(
            int failures,
            Instant nextAt,
            int atOnce,
            Trouble trouble,
            @Nullable String detail) {}

    Optional<Try> of(long subject, UpstreamDay day) {
        return jdbc.sql("select * from ledger_try where subject = ? and on_day = ?")
                .params(subject, day.date())
                .query((row, number) -> new Try(
                        row.getInt("failures"),
                        Times.read(row, "next_at"),
                        row.getInt("at_once"),
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

    /** Of how many days the next answer about a day may be, where that is limited. */
    Map<UpstreamDay, Integer> atOnce(long subject) {
        Map<UpstreamDay, Integer> atOnce = new HashMap<>();
        jdbc.sql("select on_day, at_once from ledger_try where subject = ?")
                .param(subject)
                .query(row -> {
                    atOnce.put(Times.day(row, "on_day"), row.getInt("at_once"));
                });
        return atOnce;
    }

    void failed(long subject, UpstreamDay day, Instant now, Trouble trouble, String detail) {
        Optional<Try> before = of(subject, day);
        int failures = before.map(Try::failures).orElse(0);
        int doubled = trouble == Trouble.UNUSABLE_BILL ? failures : Math.max(0, failures - PATIENCE);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doubled, 8));
        int atOnce =
                trouble == Trouble.UNUSABLE_BILL ? 1 : before.map(Try::atOnce).orElse(Span.LONGEST);
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        put(subject, day, new Try(failures + 1, next, atOnce, trouble, detail));
    }

    /** An answer about many days could not be used, and which of them is to blame is not known: half as many are next. */
    void halve(long subject, Span span, Instant now, String detail) {
        for (UpstreamDay day : span.days()) {
            int failures = of(subject, day).map(Try::failures).orElse(0);
            put(subject, day, new Try(failures, now, Math.ceilDiv(span.length(), 2), Trouble.UNUSABLE_BILL, detail));
        }
    }

    void succeeded(long subject, Span span, Set<UpstreamDay> apartFrom) {
        for (UpstreamDay day : atOnce(subject).keySet()) {
            if (span.contains(day) && !apartFrom.contains(day)) {
                remove(subject, day);
            }
        }
    }

    private void remove(long subject, UpstreamDay day) {
        jdbc.sql("delete from ledger_try where subject = ? and on_day = ?")
                .params(subject, day.date())
                .update();
    }

    private void put(long subject, UpstreamDay day, Try attempt) {
        remove(subject, day);
        jdbc.sql("""
                insert into ledger_try (subject, on_day, failures, next_at, at_once, trouble, detail)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        subject,
                        day.date(),
                        attempt.failures,
                        Times.column(attempt.nextAt),
                        attempt.atOnce,
                        attempt.trouble.name(),
                        Text.of(String.valueOf(attempt.detail), DETAIL))
                .update();
    }
}
