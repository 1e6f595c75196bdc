package canopy.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One day's lines of a table of figures, each with a key: an account, a branch, a model.
 *
 * @param day the columns that name the day, as a condition with parameters
 * @param dayColumns the same as a list, with a comma behind each
 */
record FigureRows<K>(JdbcTemplate template, String table, String day, String dayColumns, String key, Key<K> reader) {

    /** Reads a line's key. */
    interface Key<K> {
        K read(ResultSet row, String column) throws SQLException;
    }

    /** A line that is other than before; null where there is none. */
    record Changed<K>(
            K key, @Nullable Figures was, @Nullable Figures is) {}

    static FigureRows<Long> accounts(JdbcTemplate template) {
        return new FigureRows<>(
                template, "ledger_account_day", "on_day = ?", "on_day, ", "account", ResultSet::getLong);
    }

    static FigureRows<Long> branches(JdbcTemplate template) {
        return new FigureRows<>(template, "ledger_branch_day", "on_day = ?", "on_day, ", "subject", ResultSet::getLong);
    }

    static FigureRows<String> models(JdbcTemplate template) {
        return new FigureRows<>(
                template,
                "ledger_model_day",
                "subject = ? and on_day = ?",
                "subject, on_day, ",
                "model",
                ResultSet::getString);
    }

    Map<K, Figures> read(Object... on) {
        Map<K, Figures> lines = new HashMap<>();
        template.query(
                "select " + key + ", " + FigureColumns.NAMES + " from " + table + " where " + day,
                row -> {
                    lines.put(reader.read(row, key), FigureColumns.read(row));
                },
                on);
        return lines;
    }

    /** Makes the day's lines the given ones, touching only those that changed, and tells which those were. */
    List<Changed<K>> replace(Map<K, Figures> lines, Object... on) {
        Map<K, Figures> kept = read(on);
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        List<@Nullable Object[]> ended = new ArrayList<>();
        List<Changed<K>> changes = new ArrayList<>();
        lines.forEach((line, figures) -> {
            Figures before = kept.remove(line);
            if (before == null) {
                added.add(keyed(line, on, FigureColumns.COUNT, figures));
            } else if (!before.equals(figures)) {
                changed.add(valued(line, on, figures));
            }
            if (!figures.equals(before)) {
                changes.add(new Changed<>(line, before, figures));
            }
        });
        kept.forEach((line, before) -> {
            ended.add(keyed(line, on, 0, null));
            changes.add(new Changed<>(line, before, null));
        });
        write(added, changed, ended, on.length);
        return changes;
    }

    private void write(
            List<@Nullable Object[]> added,
            List<@Nullable Object[]> changed,
            List<@Nullable Object[]> ended,
            int days) {
        if (!added.isEmpty()) {
            template.batchUpdate(
                    "insert into " + table + " (" + dayColumns + key + ", " + FigureColumns.NAMES + ") values (?"
                            + ", ?".repeat(days + FigureColumns.COUNT) + ")",
                    added);
        }
        if (!changed.isEmpty()) {
            template.batchUpdate(
                    "update " + table + " set " + FigureColumns.NAMES.replace(",", " = ?,") + " = ? where " + day
                            + " and " + key + " = ?",
                    changed);
        }
        if (!ended.isEmpty()) {
            template.batchUpdate("delete from " + table + " where " + day + " and " + key + " = ?", ended);
        }
    }

    private static <K> @Nullable Object[] keyed(K key, Object[] on, int more, @Nullable Figures figures) {
        @Nullable Object[] parameters = new @Nullable Object[on.length + 1 + more];
        System.arraycopy(on, 0, parameters, 0, on.length);
        parameters[on.length] = key;
        if (figures != null) {
            FigureColumns.write(figures, parameters, on.length + 1);
        }
        return parameters;
    }

    private static <K> @Nullable Object[] valued(K key, Object[] on, Figures figures) {
        @Nullable Object[] parameters = new @Nullable Object[FigureColumns.COUNT + on.length + 1];
        FigureColumns.write(figures, parameters, 0);
        System.arraycopy(on, 0, parameters, FigureColumns.COUNT, on.length);
        parameters[FigureColumns.COUNT + on.length] = key;
        return parameters;
    }
}
