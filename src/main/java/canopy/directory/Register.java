package canopy.directory;

import canopy.directory.MirrorState.Problem;
import canopy.values.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What all nodes share about the mirror, one row in the database: whose it is, the version of its last change, who walks
 * and how the last walk ended.
 *
 * <p>Every change of accounts takes the next version while it holds this row, so versions become visible in their order
 * and whoever has read up to one has missed nothing below it.
 */
@Component
class Register {

    /** How soon after the start of a walk another may be asked for: each costs reads. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version of the last change
     * @param urgent of the last change that every reader must see at once
     * @param spendVersion of the last reading of the bills
     * @param walking whether a node holds the lease
     */
    record Line(
            @Nullable String upstream,
            @Nullable Long ownerAccount,
            long version,
            long urgent,
            long spendVersion,
            boolean walking,
            boolean abandoned,
            @Nullable Instant walkStarted,
            @Nullable Instant walkEnded,
            int rowsRead,
            @Nullable Integer rowsTotal,
            @Nullable Instant completeSince,
            @Nullable Problem problem,
            @Nullable String detail,
            int failures,
            @Nullable Instant nextWalk) {}

    Line read() {
        return jdbc.sql("""
                select directory_mirror.*,
                       walker is not null and walker_until >= current_timestamp as walking,
                       walker is not null and walker_until < current_timestamp as abandoned
                from directory_mirror where id = 1""").query(Register::line).single();
    }

    /** The version of the last change. */
    long version() {
        return jdbc.sql("select version from directory_mirror where id = 1")
                .query(Long.class)
                .single();
    }

    /** The version that every reader must have seen. Asked for with every query. */
    long urgent() {
        return jdbc.sql("select urgent from directory_mirror where id = 1")
                .query(Long.class)
                .single();
    }

    /** Writes down whose database this is, if nobody did before. */
    void belongTo(String upstream, AccountId owner) {
        jdbc.sql("""
                update directory_mirror set upstream = ?, owner_account = ?
                where id = 1 and owner_account is null and (upstream is null or upstream = ?)""").params(upstream, owner.value(), upstream).update();
    }

    /** Holds the row until the transaction ends and tells the version of the last change. */
    long lock() {
        return jdbc.sql("select version from directory_mirror where id = 1 for update")
                .query(Long.class)
                .single();
    }

    /** The version for a change made under {@link #lock}. */
    void advance(long version, boolean urgent) {
        jdbc.sql("update directory_mirror set version = ?, urgent = case when ? then ? else urgent end where id = 1")
                .params(version, urgent, version)
                .update();
    }

    /** Tells all nodes that there are new figures of spend. */
    void spendRead() {
        jdbc.sql("update directory_mirror set version = version + 1, spend_version = version + 1 where id = 1")
                .update();
    }

    /** Takes the lease when a walk is due and nobody holds it. The database's clock decides, not a node's. */
    boolean claim(String walker, Instant now) {
        return jdbc.sql("""
                        update directory_mirror
                        set walker = ?, walker_until = current_timestamp + interval '30' second,
                            walk_started = ?, rows_read = 0, rows_total = null
                        where id = 1 and (walker is null or walker_until < current_timestamp)
                          and (next_walk is null or next_walk <= ?)""")
                        .params(walker, Times.column(now), Times.column(now))
                        .update()
                == 1;
    }

    /** Keeps the lease. */
    void renew(String walker) {
        jdbc.sql("""
                update directory_mirror set walker_until = current_timestamp + interval '30' second
                where id = 1 and walker = ?""").param(walker).update();
    }

    /** Keeps the lease and tells how far the walk got. False when another node has taken over. */
    boolean heartbeat(String walker, int rowsRead, @Nullable Integer total) {
        return jdbc.sql("""
                        update directory_mirror
                        set walker_until = current_timestamp + interval '30' second, rows_read = ?, rows_total = ?
                        where id = 1 and walker = ?""").param(rowsRead).param(total).param(walker).update() == 1;
    }

    /** Ends a walk that saw every account; nobody may call it complete and still show less than it found. */
    void completed(String walker, Instant started, Instant ended, Instant next) {
        jdbc.sql("""
                update directory_mirror
                set walker = null, walker_until = null, walk_ended = ?, complete_since = ?, urgent = version,
                    problem = null, detail = null, failures = 0, next_walk = ?
                where id = 1 and walker = ?""")
                .params(Times.column(ended), Times.column(started), Times.column(next), walker)
                .update();
    }

    /** Ends a walk that may have missed accounts. */
    void stopped(
            String walker, Instant ended, Problem problem, @Nullable String detail, boolean failure, Instant next) {
        jdbc.sql("""
                update directory_mirror
                set walker = null, walker_until = null, walk_ended = ?, problem = ?, detail = ?,
                    failures = case when ? then failures + 1 else 0 end, next_walk = ?
                where id = 1 and walker = ?""")
                .param(Times.column(ended))
                .param(problem.name())
                .param(detail)
                .param(failure)
                .param(Times.column(next))
                .param(walker)
                .update();
    }

    /** Gives the lease back without a word on the mirror. */
    void release(String walker, Instant next) {
        jdbc.sql("""
                update directory_mirror set walker = null, walker_until = null, next_walk = ?
                where id = 1 and walker = ?""").params(Times.column(next), walker).update();
    }

    /** Makes the next walk due, unless one is under way or began less than a minute ago, on whichever node. */
    boolean request(Instant now) {
        return jdbc.sql("""
                        update directory_mirror set next_walk = ?
                        where id = 1 and (walker is null or walker_until < current_timestamp)
                          and (walk_started is null or walk_started <= ?)""")
                        .params(Times.column(now), Times.column(now.minus(BETWEEN_REQUESTS)))
                        .update()
                == 1;
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new Line(
                row.getString("upstream"),
                row.getObject("owner_account", Long.class),
                row.getLong("version"),
                row.getLong("urgent"),
                row.getLong("spend_version"),
                row.getBoolean("walking"),
                row.getBoolean("abandoned"),
                Times.readIfAny(row, "walk_started"),
                Times.readIfAny(row, "walk_ended"),
                row.getInt("rows_read"),
                row.getObject("rows_total", Integer.class),
                Times.readIfAny(row, "complete_since"),
                problem == null ? null : Problem.valueOf(problem),
                row.getString("detail"),
                row.getInt("failures"),
                Times.readIfAny(row, "next_walk"));
    }
}
