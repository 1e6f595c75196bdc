package canopy.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which node settles what is in doubt: one at a time, and any other once that one falls silent. */
@Component
class Lease {

    private final JdbcClient jdbc;

    Lease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes or keeps the lease for half a minute. The database's clock decides, not a node's. */
    boolean hold(String watcher) {
        return jdbc.sql("""
                        update journal_watch
                        set watcher = ?, watcher_until = current_timestamp + interval '30' second
                        where id = 1 and (watcher is null or watcher = ? or watcher_until < current_timestamp)""").params(watcher, watcher).update() == 1;
    }

    /** Lets the next node take over at once. */
    void release(String watcher) {
        jdbc.sql("update journal_watch set watcher = null, watcher_until = null where id = 1 and watcher = ?")
                .param(watcher)
                .update();
    }
}
