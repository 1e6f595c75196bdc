package canopy.directory;

import canopy.directory.Differences.Difference;
import canopy.values.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change that was seen of every account. */
@Component
class HistoryTable {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    HistoryTable(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** A difference of an account, to be kept. */
    record Seen(long account, Difference difference) {}

    void keep(List<Seen> changes, Instant seenAt, Cause cause) {
        template.batchUpdate(
                """
                insert into directory_change (account_id, field, before_value, after_value, seen_at, intent)
                values (?, ?, ?, ?, ?, ?)""",
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            change.account,
                            change.difference.field(),
                            Storable.textIfAny(change.difference.before()),
                            Storable.textIfAny(change.difference.after()),
                            Times.column(seenAt),
                            cause.intent()
                        })
                        .toList());
    }

    History of(AccountId id, int page, int size) {
        List<Change> changes = jdbc.sql("""
                        select account_id, field, before_value, after_value, seen_at, intent
                        from directory_change where account_id = ? order by id desc limit ? offset ?""")
                .params(id.value(), size, (page - 1L) * size)
                .query(HistoryTable::change)
                .list();
        int total = jdbc.sql("select count(*) from directory_change where account_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
        return new History(changes, total, page, size);
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                new AccountId(row.getLong("account_id")),
                row.getString("field"),
                row.getString("before_value"),
                row.getString("after_value"),
                Times.read(row, "seen_at"),
                new Cause(row.getString("intent")));
    }
}
