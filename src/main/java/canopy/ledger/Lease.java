package canopy.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The right to do what no two nodes may do at once. It ends by itself when its holder falls silent. */
@Component
class Lease {

    /** Reading all bills but today's. */
    static final String FILL = "fill";

    /** Reading today's. */
    static final String TODAY = "today";

    private final JdbcClient jdbc;

    Lease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes or keeps a right for a minute and a half, which is longer than any bill takes to be read. The database's clock
     * decides, not a node's.
     */
    boolean hold(String task, String holder) {
        return jdbc.sql("""
                        update ledger_lease set holder = ?, until = current_timestamp + interval '90' second
                        where task = ? and (holder is null or holder = ? or until < current_timestamp)""").params(holder, task, holder).update() == 1;
    }

    boolean isHeld(String task) {
        return jdbc.sql("select count(*) from ledger_lease where task = ? and until >= current_timestamp")
                        .param(task)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Lets the next one have it at once. */
    void release(String task, String holder) {
        jdbc.sql("update ledger_lease set holder = null, until = null where task = ? and holder = ?")
                .params(task, holder)
                .update();
    }
}
