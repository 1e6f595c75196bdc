package canopy.journal;

import canopy.journal.Answer.Refused;
import canopy.journal.Intent.Course;
import canopy.journal.Intent.Outcome;
import canopy.journal.Intent.Sight;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an intent from its row. */
final class IntentRow {

    private IntentRow() {}

    static Intent read(ResultSet row, int number) throws SQLException {
        return new Intent(
                change(row),
                State.valueOf(row.getString("state")),
                row.getLong("actor_id"),
                row.getString("actor_name"),
                course(row),
                new Sight(
                        row.getInt("looks"),
                        Columns.timeIfAny(row, "first_look"),
                        Columns.timeIfAny(row, "last_look"),
                        row.getString("seen")),
                new Outcome(
                        Json.facts(row.getString("result")),
                        row.getBoolean("fulfilled"),
                        row.getString("why"),
                        refusal(row),
                        row.getString("settled_by")),
                false);
    }

    private static Change change(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Change(
                new IntentId(row.getString("id")),
                Kind.valueOf(row.getString("kind")),
                new Target(
                        account(row, "account_id"),
                        row.getString("account_name"),
                        new Dna(row.getString("branch")),
                        Set.copyOf(Json.texts(row.getString("also_locked")))),
                row.getBoolean("money"),
                amount == null ? null : new Money(amount),
                account(row, "payer_id"),
                row.getString("reason"),
                Json.facts(row.getString("facts")));
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                Columns.time(row, "prepared_at"),
                Columns.timeIfAny(row, "sent_at"),
                Columns.timeIfAny(row, "answered_at"),
                Columns.timeIfAny(row, "settled_at"),
                row.getString("before_image"),
                Json.texts(row.getString("sent")),
                row.getInt("steps_planned"),
                row.getInt("steps_accepted"),
                Json.texts(row.getString("answers")));
    }

    private static @Nullable Refused refusal(ResultSet row) throws SQLException {
        String message = row.getString("refused_message");
        return message == null
                ? null
                : new Refused(
                        row.getInt("refused_status"),
                        message,
                        row.getString("refused_code"),
                        row.getString("refused_trace"));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new AccountId(id);
    }
}
