package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills by account: sums over a span, and each account's days as a stream. */
@Component
class AccountLines {

    /** So many lines are in memory at once. */
    private static final int BLOCK = 5_000;

    private final JdbcClient jdbc;
    private final DayTable days;
    private final SpanSums sums;
    private final AccountBook book;
    private final Closing closing;

    AccountLines(JdbcClient jdbc, DayTable days, SpanSums sums, AccountBook book, Closing closing) {
        this.jdbc = jdbc;
        this.days = days;
        this.sums = sums;
        this.book = book;
        this.closing = closing;
    }

    AccountSums page(Span span, Dna branch, AccountOrder order, boolean descending, int page, int size) {
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("Pages and their sizes count from 1");
        }
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, span);
        List<AccountLine> lines = lines(kept, branch);
        Figures known = Figures.ZERO;
        Figures unplacedFigures = Figures.ZERO;
        int unplaced = 0;
        for (AccountLine line : lines) {
            known = known.plus(line.figures());
            if (!line.placed()) {
                unplaced++;
                unplacedFigures = unplacedFigures.plus(line.figures());
            }
        }
        lines.sort(order.comparator(descending));
        Span past = span.upTo(closing.today());
        int there = (int) kept.values().stream()
                .filter(day -> branch.isWholeTree() || day.placed())
                .count();
        int missing = past == null ? 0 : past.length() - there;
        boolean whole = missing == 0 && past != null && kept.values().stream().allMatch(Day::whole);
        long first = (page - 1L) * size;
        List<AccountLine> shown = first >= lines.size()
                ? List.of()
                : List.copyOf(lines.subList((int) first, (int) Math.min(lines.size(), first + size)));
        return new AccountSums(
                shown, lines.size(), whole ? known : null, known, missing, unplaced, unplacedFigures, oldestOpen(kept));
    }

    void each(Span span, Dna branch, Consumer<AccountLine> action) {
        lines(days.read(Subjects.WHOLE_TREE, span), branch).forEach(action);
    }

    /** Hands over what each account used on each day that is there, by day and then by account. */
    void eachDay(Span span, Dna branch, Consumer<AccountDay> action) {
        Map<Long, AccountBook.Known> accounts = book.all();
        for (Day day : days.read(Subjects.WHOLE_TREE, span).values()) {
            if (branch.isWholeTree() || day.placed()) {
                eachOf(day, branch, accounts, action);
            }
        }
    }

    private void eachOf(Day day, Dna branch, Map<Long, AccountBook.Known> accounts, Consumer<AccountDay> action) {
        long after = 0;
        List<AccountDay> block;
        do {
            block = jdbc.sql("select account, " + FigureColumns.NAMES
                            + " from ledger_account_day where on_day = ? and account > ? order by account limit ?")
                    .params(day.day().date(), after, BLOCK)
                    .query((row, number) -> {
                        long account = row.getLong("account");
                        AccountBook.Known known = accounts.get(account);
                        return new AccountDay(
                                day.day(),
                                day.state(),
                                new AccountId(account),
                                known == null ? null : known.name(),
                                FigureColumns.read(row));
                    })
                    .list();
            for (AccountDay line : block) {
                after = line.account().value();
                if (isWithin(accounts.get(after), branch)) {
                    action.accept(line);
                }
            }
        } while (block.size() == BLOCK);
    }

    private List<AccountLine> lines(NavigableMap<UpstreamDay, Day> kept, Dna branch) {
        Map<Long, AccountBook.Known> accounts = book.all();
        List<AccountLine> lines = new ArrayList<>();
        sums.of(kept.values().stream()
                        .filter(day -> branch.isWholeTree() || day.placed())
                        .toList())
                .forEach((account, figures) -> {
                    AccountBook.Known known = accounts.get(account);
                    if (isWithin(known, branch)) {
                        lines.add(new AccountLine(
                                new AccountId(account),
                                known == null ? null : known.name(),
                                known != null && known.branch() != null,
                                figures));
                    }
                });
        return lines;
    }

    private static boolean isWithin(AccountBook.@Nullable Known known, Dna branch) {
        return branch.isWholeTree()
                || (known != null && known.branch() != null && known.branch().isWithin(branch));
    }

    private static @Nullable Instant oldestOpen(NavigableMap<UpstreamDay, Day> kept) {
        return kept.values().stream()
                .filter(day -> !day.closed())
                .map(Day::readAt)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
