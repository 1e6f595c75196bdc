package canopy.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All events in one order, each holding the hash of the one before: whoever changes one would have to change the rest. */
@Component
class Chain {

    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last link: how many there are, and its hash. */
    record Head(long seq, String hash) {}

    /** Adds a link. Takes part in the transaction of what it tells, as the last thing in it: everybody waits for the head. */
    void append(IntentId intent, Instant at, Event.Type type, Map<String, @Nullable Object> body) {
        Head head = jdbc.sql("select seq, hash from journal_head where id = 1 for update")
                .query(Chain::readHead)
                .single();
        Event event = Event.next(head.seq() + 1, intent, at, type, Json.write(body), head.hash());
        jdbc.sql("""
                        insert into journal_event (seq, intent, at, type, body, previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        event.seq(),
                        event.intent(),
                        Columns.time(at),
                        event.type(),
                        event.body(),
                        event.previousHash(),
                        event.hash())
                .update();
        jdbc.sql("update journal_head set seq = ?, hash = ? where id = 1")
                .params(event.seq(), event.hash())
                .update();
    }

    Head head() {
        return jdbc.sql("select seq, hash from journal_head where id = 1")
                .query(Chain::readHead)
                .single();
    }

    List<Event> of(IntentId intent) {
        return jdbc.sql("select * from journal_event where intent = ? order by seq")
                .param(intent.value())
                .query(Chain::event)
                .list();
    }

    /** The links that follow one, at most so many. */
    List<Event> after(long seq, int most) {
        return jdbc.sql("select * from journal_event where seq > ? order by seq fetch first ? rows only")
                .params(seq, most)
                .query(Chain::event)
                .list();
    }

    private static Head readHead(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("seq"), row.getString("hash"));
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("seq"),
                row.getString("intent"),
                Event.written(Columns.time(row, "at")),
                row.getString("type"),
                row.getString("body"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
