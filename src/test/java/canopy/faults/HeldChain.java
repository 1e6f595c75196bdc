package canopy.faults;

import canopy.support.Databases;
import canopy.support.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The end of the journal's chain of events, held by somebody else: a commit that wants to add to it has to wait. */
final class HeldChain implements CrashLane.Commit {

    private final Connection holder;
    private final Connection watcher;

    HeldChain(Databases.Address database) throws SQLException {
        holder = DriverManager.getConnection(database.url(), database.user(), database.password());
        watcher = DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void holdUp() {
        try (Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select seq from journal_head where id = 1 for update");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void awaitAttempt() {
        Waiting.until("a commit waits for the end of the chain", this::somebodyWaits);
    }

    @Override
    public void letGo() {
        try {
            holder.close();
            watcher.close();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private boolean somebodyWaits() {
        try (Statement statement = watcher.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            waiting.next();
            return waiting.getLong(1) > 0;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
