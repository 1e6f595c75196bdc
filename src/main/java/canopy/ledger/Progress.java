package canopy.ledger;

import canopy.ledger.Filling.State;
import canopy.manage.UpstreamClock;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how far the ledger is filled. */
@Component
class Progress {

    private final JdbcClient jdbc;
    private final LedgerState state;
    private final Closing closing;
    private final UpstreamClock clock;
    private final LedgerSettings settings;

    Progress(JdbcClient jdbc, LedgerState state, Closing closing, UpstreamClock clock, LedgerSettings settings) {
        this.jdbc = jdbc;
        this.state = state;
        this.closing = closing;
        this.clock = clock;
        this.settings = settings;
    }

    Filling filling() {
        LedgerState.Line line = state.read();
        UpstreamDay last = closing.lastClosed();
        int there = (int) jdbc.sql(
                        "select count(*) from ledger_day where subject = ? and closed and on_day between ? and ?")
                .params(Subjects.WHOLE_TREE, last.plusDays(1L - settings.days()).date(), last.date())
                .query(Integer.class)
                .single();
        LocalDate oldest = jdbc.sql("select min(on_day) from ledger_day where subject = ?")
                .param(Subjects.WHOLE_TREE)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
        Instant next = line.nextAt();
        boolean pausing = line.trouble() != null && next != null && next.isAfter(clock.now());
        State present = there >= settings.days()
                ? State.COMPLETE
                : !settings.filling() ? State.OFF : pausing ? State.PAUSED : State.READING;
        return new Filling(
                settings.days(),
                there,
                oldest == null ? null : new UpstreamDay(oldest),
                present,
                line.readAt(),
                pausing ? line.trouble() : null,
                pausing ? line.detail() : null,
                pausing ? next : null);
    }
}
