package canopy.journal;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only one intent may act on at a time: rows that are held while an intent is written down. */
@Component
class Locks {

    private final JdbcClient jdbc;
    private final IntentTable intents;

    Locks(JdbcClient jdbc, IntentTable intents) {
        this.jdbc = jdbc;
        this.intents = intents;
    }

    /** Makes the rows. Outside a transaction: where two do so at once, the one that comes second must not lose its own. */
    void make(NavigableSet<String> keys) {
        for (String key : keys) {
            if (jdbc.sql("select lock_key from journal_lock where lock_key = ?")
                    .param(key)
                    .query(String.class)
                    .optional()
                    .isEmpty()) {
                try {
                    jdbc.sql("insert into journal_lock (lock_key) values (?)")
                            .param(key)
                            .update();
                } catch (DuplicateKeyException madeMeanwhile) {
                    // It is there, which is all that was wanted.
                }
            }
        }
    }

    /** Holds the rows until the transaction ends, in the order that is the same for everybody. */
    void hold(NavigableSet<String> keys) {
        for (String key : keys) {
            jdbc.sql("select lock_key from journal_lock where lock_key = ? for update")
                    .param(key)
                    .query(String.class)
                    .single();
        }
    }

    /** The latest intents that took any of the rows. */
    List<Intent> holders(NavigableSet<String> keys) {
        return keys.stream()
                .map(key -> jdbc.sql("select holder from journal_lock where lock_key = ?")
                        .param(key)
                        .query((row, number) -> Optional.ofNullable(row.getString("holder")))
                        .single())
                .flatMap(Optional::stream)
                .distinct()
                .map(id -> intents.find(new IntentId(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Takes the rows that are held. */
    void take(NavigableSet<String> keys, IntentId holder) {
        for (String key : keys) {
            jdbc.sql("update journal_lock set holder = ? where lock_key = ?")
                    .params(holder.value(), key)
                    .update();
        }
    }
}
