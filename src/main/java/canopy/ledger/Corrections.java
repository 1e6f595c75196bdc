package canopy.ledger;

import canopy.ledger.Correction.What;
import canopy.ledger.FigureRows.Changed;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What upstream states of closed days otherwise than before, line by line. */
@Component
class Corrections {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Corrections(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    void ofDay(long subject, UpstreamDay day, Instant foundAt, Figures was, Figures is, List<Changed<String>> models) {
        boolean own = subject == Subjects.OWN;
        List<@Nullable Object[]> lines = new ArrayList<>();
        add(lines, day, foundAt, own ? What.OWN : What.TOTAL, null, null, was, is);
        models.forEach(model ->
                add(lines, day, foundAt, own ? What.OWN : What.MODEL, null, model.key(), model.was(), model.is()));
        keep(lines);
    }

    void ofAccounts(UpstreamDay day, Instant foundAt, List<Changed<Long>> accounts) {
        List<@Nullable Object[]> lines = new ArrayList<>();
        accounts.forEach(
                account -> add(lines, day, foundAt, What.ACCOUNT, account.key(), null, account.was(), account.is()));
        keep(lines);
    }

    /** One page of them, newest first; within a branch those of its accounts alone. Pages count from 1. */
    CorrectionLines read(Span span, Dna branch, int page, int size) {
        return branch.isWholeTree()
                ? read(span, "", List.of(), page, size)
                : read(span, " and what = 'ACCOUNT' and path like ?", List.of(branch.path() + "%"), page, size);
    }

    /** The same of one account by itself. */
    CorrectionLines read(Span span, AccountId account, int page, int size) {
        return read(span, " and what = 'ACCOUNT' and line.account = ?", List.of(account.value()), page, size);
    }

    private CorrectionLines read(Span span, String which, List<Object> values, int page, int size) {
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("Pages and their sizes count from 1");
        }
        String found = "from ledger_correction line left join ledger_account known on known.account = line.account"
                + " where on_day between ? and ?" + which;
        List<Object> days = List.of(span.from().date(), span.to().date());
        int count = jdbc.sql("select count(*) " + found)
                .params(days)
                .params(values)
                .query(Integer.class)
                .single();
        List<Correction> lines = jdbc.sql(
                        "select line.*, known.name " + found + " order by line.id desc limit ? offset ?")
                .params(days)
                .params(values)
                .params(size, (page - 1L) * size)
                .query((row, number) -> correction(row))
                .list();
        return new CorrectionLines(lines, count);
    }

    private static Correction correction(ResultSet row) throws SQLException {
        Long account = row.getObject("account", Long.class);
        return new Correction(
                Times.day(row, "on_day"),
                Times.read(row, "found_at"),
                What.valueOf(row.getString("what")),
                account == null ? null : new AccountId(account),
                row.getString("name"),
                row.getString("model"),
                row.getString("figure"),
                row.getString("was"),
                row.getString("is_now"));
    }

    private void keep(List<@Nullable Object[]> lines) {
        if (!lines.isEmpty()) {
            template.batchUpdate("""
                    insert into ledger_correction (on_day, found_at, what, account, model, figure, was, is_now)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""", lines);
        }
    }

    private static void add(
            List<@Nullable Object[]> lines,
            UpstreamDay day,
            Instant foundAt,
            What what,
            @Nullable Long account,
            @Nullable String model,
            @Nullable Figures was,
            @Nullable Figures is) {
        @Nullable Object[] before = values(was);
        @Nullable Object[] after = values(is);
        for (int i = 0; i < FigureColumns.COUNT; i++) {
            if (!Objects.equals(before[i], after[i])) {
                lines.add(new @Nullable Object[] {
                    day.date(),
                    Times.column(foundAt),
                    what.name(),
                    account,
                    model,
                    FigureColumns.FIGURES.get(i),
                    before[i] == null ? null : before[i].toString(),
                    after[i] == null ? null : after[i].toString()
                });
            }
        }
    }

    /** What is not there used nothing. */
    private static @Nullable Object[] values(@Nullable Figures figures) {
        Figures line = figures == null ? Figures.ZERO : figures;
        return new @Nullable Object[] {
            line.cost(),
            line.requests(),
            line.prompt(),
            line.completion(),
            line.images(),
            line.cacheWrites(),
            line.cacheReads()
        };
    }
}
