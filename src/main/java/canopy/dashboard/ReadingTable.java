package canopy.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was read upstream, and who reads it next: one row for each topic, the same for all nodes. The database's clock
 * decides when somebody may read again, not a node's.
 */
@Component
class ReadingTable {

    /**
     * @param due whether it may be read now, and nobody does
     * @param underWay whether somebody reads it
     */
    record Line(
            @Nullable String document,
            @Nullable Instant readAt,
            @Nullable Trouble trouble,
            @Nullable String detail,
            @Nullable Instant since,
            long version,
            boolean due,
            boolean underWay) {

        static final Line NONE = new Line(null, null, null, null, null, 0, true, false);
    }

    private static final int LONGEST_DETAIL = 500;
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient jdbc;

    ReadingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Line line(String topic) {
        return jdbc.sql("""
                        select document, read_at, trouble, detail, failing_since, version,
                               due_at <= current_timestamp
                               and (reader is null or reader_until < current_timestamp) as due,
                               (reader is not null and reader_until >= current_timestamp) as under_way
                        from dashboard_reading where topic = ?""").param(topic).query(ReadingTable::line).optional().orElse(Line.NONE);
    }

    /**
     * Takes the right to read a topic, if it is due and nobody has it.
     *
     * @param every how long nobody else gets it, whatever comes of it
     * @param lease how long the reader may take
     * @return what {@link #keep} and {@link #fail} know the reader by
     */
    Optional<String> claim(String topic, Duration every, Duration lease) {
        jdbc.sql("""
                insert into dashboard_reading (topic, version, due_at) values (?, 0, current_timestamp)
                on conflict do nothing""").param(topic).update();
        String reader = UUID.randomUUID().toString();
        int claimed = jdbc.sql("""
                        update dashboard_reading
                        set reader = ?,
                            reader_until = current_timestamp + cast(? as bigint) * interval '0.001' second,
                            due_at = current_timestamp + cast(? as bigint) * interval '0.001' second
                        where topic = ? and due_at <= current_timestamp
                          and (reader is null or reader_until < current_timestamp)""")
                .params(reader, lease.toMillis(), every.toMillis(), topic)
                .update();
        return claimed == 1 ? Optional.of(reader) : Optional.empty();
    }

    /** Keeps what was read; what a reader brings whose time has run out is dropped. */
    void keep(String topic, String reader, String document, Instant readAt) {
        jdbc.sql("""
                update dashboard_reading
                set document = ?, read_at = ?, trouble = null, detail = null, failing_since = null,
                    version = version + 1, reader = null, reader_until = null
                where topic = ? and reader = ?""").params(document, Columns.time(readAt), topic, reader).update();
    }

    /** @param wait how long nobody is to try again, at the least */
    void fail(String topic, String reader, Trouble trouble, @Nullable String detail, Instant triedAt, Duration wait) {
        jdbc.sql("""
                update dashboard_reading
                set trouble = ?, detail = ?, failing_since = coalesce(failing_since, ?),
                    version = version + 1, reader = null, reader_until = null,
                    due_at = greatest(due_at, current_timestamp + cast(? as bigint) * interval '0.001' second)
                where topic = ? and reader = ?""")
                .param(trouble.name())
                .param(detail == null ? null : Columns.text(String.valueOf(Columns.start(detail, LONGEST_DETAIL))))
                .param(Columns.time(triedAt))
                .param(wait.toMillis())
                .param(topic)
                .param(reader)
                .update();
    }

    /** Gives the right to read back unused. */
    void release(String topic, String reader) {
        jdbc.sql("""
                update dashboard_reading set reader = null, reader_until = null, due_at = current_timestamp
                where topic = ? and reader = ?""").params(topic, reader).update();
    }

    /** Removes topics of a kind that nobody has asked for since yesterday. */
    void forget(String kind) {
        jdbc.sql("""
                delete from dashboard_reading
                where topic like ? and due_at < current_timestamp - cast(? as bigint) * interval '0.001' second""").params(kind + "%", FORGOTTEN.toMillis()).update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String trouble = row.getString("trouble");
        return new Line(
                row.getString("document"),
                Columns.timeIfAny(row, "read_at"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("detail"),
                Columns.timeIfAny(row, "failing_since"),
                row.getLong("version"),
                row.getBoolean("due"),
                row.getBoolean("under_way"));
    }
}
