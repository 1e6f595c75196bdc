package canopy.ledger;

import canopy.ledger.Correction.What;
import canopy.ledger.FigureRows.Changed;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final AccountBook book;

    Corrections(JdbcTemplate template, AccountBook book) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.book = book;
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

    /** Newest first; within a branch those of its accounts alone. */
    List<Correction> read(Span span, Dna branch, int atMost) {
        Map<Long, AccountBook.Known> accounts = book.all();
        List<Correction> found = new ArrayList<>();
        // Not limited by the database: which accounts lie within a branch is known here alone.
        var stream = jdbc
                .sql("""
                select * from ledger_correction where on_day between ? and ? and (? or what = 'ACCOUNT')
                order by id desc""")
                .params(span.from().date(), span.to().date(), branch.isWholeTree())
                .query((row, number) -> {
                    Long account = row.getObject("account", Long.class);
                    AccountBook.Known known = account == null ? null : accounts.get(account);
                    Correction correction = new Correction(
                            Times.day(row, "on_day"),
                            Times.read(row, "found_at"),
                            What.valueOf(row.getString("what")),
                            account == null ? null : new AccountId(account),
                            known == null ? null : known.name(),
                            row.getString("model"),
                            row.getString("figure"),
                            row.getString("was"),
                            row.getString("is_now"));
                    boolean within = branch.isWholeTree()
                            || (known != null
                                    && known.branch() != null
                                    && known.branch().isWithin(branch));
                    return new Seen(correction, within);
                })
                .stream();
        try (stream) {
            stream.filter(Seen::within).limit(atMost).map(Seen::correction).forEach(found::add);
        }
        return found;
    }

    private record Seen(Correction correction, boolean within) {}

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
