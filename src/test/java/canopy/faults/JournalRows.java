package canopy.faults;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the console has written down, read from its database as it stands. */
record JournalRows(JdbcClient database) {

    record Row(
            String id,
            String kind,
            String state,
            boolean fulfilled,
            BigDecimal amount,
            int tries,
            String seen,
            String why) {

        boolean isSettled() {
            return !UNDER_WAY.contains(state);
        }

        boolean isMoney() {
            return amount != null;
        }

        /** By which upstream's cards and log name the intent. */
        String reference() {
            return "cnp-" + id.substring(id.length() - 10);
        }
    }

    /** One event, and what ties it to the one before. */
    record Link(long seq, String hash, String previousHash) {}

    private static final List<String> UNDER_WAY = List.of("PREPARED", "SENT", "UNKNOWN");
    private static final String COLUMNS =
            "select id, kind, state, fulfilled, amount, tries, seen, why from journal_intent ";

    Row row(String intent) {
        return rowsOf(intent).getFirst();
    }

    List<Row> rowsOf(String intent) {
        return rows("where id = ?", intent);
    }

    List<Row> rowsOn(long account) {
        return rows("where account_id = ?", account);
    }

    List<Row> rowsNamed(String name) {
        return rows("where account_name = ?", name);
    }

    /** How many are neither at an end nor with a person. */
    int inFlight() {
        return rows("where state in ('PREPARED', 'SENT', 'UNKNOWN') and id <> ?", "")
                .size();
    }

    List<Link> links() {
        return database.sql("select seq, hash, previous_hash from journal_event order by seq")
                .query(Link.class)
                .list();
    }

    private List<Row> rows(String which, Object value) {
        return database.sql(COLUMNS + which).param(value).query(Row.class).list();
    }
}
