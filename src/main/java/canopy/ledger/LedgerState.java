package canopy.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all nodes share about the ledger, one row in the database: its version, and how reading bills goes. */
@Component
class LedgerState {

    private final JdbcClient jdbc;

    LedgerState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version of the last change of a bill
     * @param accounts of the last change of an account's name or place
     * @param readAt when a bill was last read
     * @param rereadAt when a closed day was last read again
     * @param failures how often in a row that went wrong
     * @param nextAt not before this moment upstream is asked again
     */
    record Line(
            long version,
            long accounts,
            @Nullable Instant readAt,
            @Nullable Instant rereadAt,
            int failures,
            @Nullable Trouble trouble,
            @Nullable String detail,
            @Nullable Instant nextAt) {}

    Line read() {
        return jdbc.sql("select * from ledger_state where id = 1")
                .query((row, number) -> new Line(
                        row.getLong("version"),
                        row.getLong("accounts"),
                        Times.readIfAny(row, "read_at"),
                        Times.readIfAny(row, "reread_at"),
                        row.getInt("failures"),
                        row.getString("trouble") == null ? null : Trouble.valueOf(row.getString("trouble")),
                        row.getString("detail"),
                        Times.readIfAny(row, "next_at")))
                .single();
    }

    /** The version of accounts' names and places. */
    long accounts() {
        return jdbc.sql("select accounts from ledger_state where id = 1")
                .query(Long.class)
                .single();
    }

    /** Holds the row until the transaction ends and gives the version that a change takes. */
    long lock() {
        return jdbc.sql("select version from ledger_state where id = 1 for update")
                        .query(Long.class)
                        .single()
                + 1;
    }

    /** The version for a change made under {@link #lock}. */
    void advance(long version) {
        jdbc.sql("update ledger_state set version = ? where id = 1")
                .param(version)
                .update();
    }

    /** Accounts changed under {@link #lock}; the version is taken with it, or the next change would take it again. */
    void accountsChanged(long version) {
        jdbc.sql("update ledger_state set accounts = ?, version = ? where id = 1")
                .params(version, version)
                .update();
    }

    /** The state of the tree up to which moves of accounts are known here. */
    long tree() {
        return jdbc.sql("select tree from ledger_state where id = 1")
                .query(Long.class)
                .single();
    }

    /** Moves were taken over under {@link #lock}. */
    void treeFollowed(long state) {
        jdbc.sql("update ledger_state set tree = ? where id = 1").param(state).update();
    }

    /** A bill was read. */
    void succeeded(Instant now, boolean again) {
        jdbc.sql("""
                update ledger_state
                set read_at = ?, reread_at = case when ? then ? else reread_at end,
                    failures = 0, trouble = null, detail = null, next_at = null
                where id = 1""").params(Times.column(now), again, Times.column(now)).update();
    }

    /** None is read before the given moment. */
    void paused(Trouble trouble, @Nullable String detail, Instant next, int failures) {
        jdbc.sql("update ledger_state set trouble = ?, detail = ?, next_at = ?, failures = ? where id = 1")
                .param(trouble.name())
                .param(Text.ofAny(detail, 500))
                .param(Times.column(next))
                .param(failures)
                .update();
    }
}
