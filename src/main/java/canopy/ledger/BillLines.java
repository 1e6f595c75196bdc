package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills day by day: of all, of a branch, of an account by itself, of the owner. */
@Component
class BillLines {

    private final JdbcClient jdbc;
    private final DayTable days;
    private final Subjects subjects;
    private final AccountBook book;
    private final Closing closing;

    BillLines(JdbcClient jdbc, DayTable days, Subjects subjects, AccountBook book, Closing closing) {
        this.jdbc = jdbc;
        this.days = days;
        this.subjects = subjects;
        this.book = book;
        this.closing = closing;
    }

    /** As upstream states the days in all. */
    BillDays stated(long subject, Span span) {
        NavigableMap<UpstreamDay, Day> kept = days.read(subject, span);
        return lines(span, kept, Day::figures, Day::disagreement);
    }

    /** The accounts of a branch, its head among them. */
    BillDays branch(Span span, Dna branch) {
        Map<UpstreamDay, Figures> used = head(span, branch);
        subjects.find(branch, false).ifPresent(subject -> used.putAll(branchDays(subject, span)));
        return lines(
                span,
                days.read(Subjects.WHOLE_TREE, span),
                day -> day.placed() ? figures(used, day) : null,
                day -> null);
    }

    BillDays account(Span span, AccountId account) {
        Map<UpstreamDay, Figures> used = accountDays(account.value(), span);
        return lines(span, days.read(Subjects.WHOLE_TREE, span), day -> figures(used, day), day -> null);
    }

    /** The head's own days; none when it is known to stand elsewhere. */
    private Map<UpstreamDay, Figures> head(Span span, Dna branch) {
        long head = branch.ids().getLast().value();
        AccountBook.Known known = book.all().get(head);
        return known == null || !branch.equals(known.branch()) ? new HashMap<>() : accountDays(head, span);
    }

    private Map<UpstreamDay, Figures> accountDays(long account, Span span) {
        return figures("ledger_account_day", "account", account, span);
    }

    private Map<UpstreamDay, Figures> branchDays(long subject, Span span) {
        return figures("ledger_branch_day", "subject", subject, span);
    }

    private Map<UpstreamDay, Figures> figures(String table, String key, long value, Span span) {
        Map<UpstreamDay, Figures> figures = new HashMap<>();
        jdbc.sql("select line.* from ledger_day bill join " + table + " line on line.on_day = bill.on_day and line."
                        + key + " = ? where bill.subject = 1 and bill.on_day between ? and ?")
                .params(value, span.from().date(), span.to().date())
                .query(row -> {
                    figures.put(Times.day(row, "on_day"), FigureColumns.read(row));
                });
        return figures;
    }

    /** What is not named used nothing, where those that are named come to the day's total. */
    private static Figures figures(Map<UpstreamDay, Figures> used, Day day) {
        Figures figures = used.get(day.day());
        return figures != null ? figures : day.whole() ? Figures.ZERO : Figures.NOT_AVAILABLE;
    }

    private interface Of<T> {
        @Nullable
        T day(Day day);
    }

    private BillDays lines(Span span, NavigableMap<UpstreamDay, Day> kept, Of<Figures> figures, Of<Money> off) {
        Span past = span.upTo(closing.today());
        List<DayLine> lines = new ArrayList<>();
        for (UpstreamDay on : past == null ? List.<UpstreamDay>of() : past.days()) {
            Day day = kept.get(on);
            Figures used = day == null ? null : figures.day(day);
            lines.add(
                    day == null || used == null
                            ? new DayLine(on, DayState.MISSING, null, null, null, false)
                            : new DayLine(on, day.state(), used, day.readAt(), off.day(day), !day.whole()));
        }
        return BillDays.of(span, lines);
    }
}
