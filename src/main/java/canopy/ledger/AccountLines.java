package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills by account: sums over a span, and each account's days as a stream. */
@Component
class AccountLines {

    /** So many lines are in memory at once. */
    private static final int BLOCK = 5_000;

    /** Lines of all views that a node keeps at hand; the figures in them are those of {@link SpanSums}. */
    private static final int LINES = 250_000;

    /** Nobody waits longer for the sums of others. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Snapshot snapshot;
    private final JdbcClient jdbc;
    private final DayTable days;
    private final SpanSums sums;
    private final AccountBook book;
    private final Closing closing;
    private final Answers<Asked, AccountView> views =
            new Answers<>(LINES, view -> view.lines().size());

    /** One sum is made at a time: those of a large tree take seconds, in which other pages want a processor too. */
    private final Lock turns = new ReentrantLock(true);

    /**
     * What a view is made of.
     *
     * @param days null where none is there
     * @param accounts the version of their names and places
     */
    record Asked(SpanSums.@Nullable Key days, Dna branch, long accounts) {}

    /** @param days of the span that are there */
    private record Present(Asked asked, NavigableMap<UpstreamDay, Day> days) {}

    /** A view with the days as they are now, which may have been read again without a change. */
    private record Shown(AccountView view, NavigableMap<UpstreamDay, Day> days) {}

    AccountLines(Snapshot snapshot, JdbcClient jdbc, DayTable days, SpanSums sums, AccountBook book, Closing closing) {
        this.snapshot = snapshot;
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
        Shown shown = shown(span, branch);
        AccountView view = shown.view;
        NavigableMap<UpstreamDay, Day> kept = shown.days;
        Span past = span.upTo(closing.today());
        int missing = past == null ? 0 : past.length() - there(kept, branch).size();
        boolean whole = missing == 0 && past != null && kept.values().stream().allMatch(Day::whole);
        List<AccountLine> lines = view.sorted(order, descending);
        long first = (page - 1L) * size;
        List<AccountLine> onPage = first >= lines.size()
                ? List.of()
                : List.copyOf(lines.subList((int) first, (int) Math.min(lines.size(), first + size)));
        return new AccountSums(
                onPage,
                lines.size(),
                whole ? view.known() : null,
                view.known(),
                missing,
                view.unplaced(),
                view.unplacedFigures(),
                oldestOpen(kept));
    }

    void each(Span span, Dna branch, Consumer<AccountLine> action) {
        shown(span, branch).view.lines().forEach(action);
    }

    /** Hands over what each account used on each day that is there, by day and then by account. */
    void eachDay(Span span, Dna branch, Consumer<AccountDay> action) {
        Map<Long, AccountBook.Known> accounts = book.all();
        for (Day day : there(days.read(Subjects.WHOLE_TREE, span), branch)) {
            eachOf(day, branch, accounts, action);
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
                        long account = row.getLong(1);
                        AccountBook.Known known = accounts.get(account);
                        return new AccountDay(
                                day.day(),
                                day.state(),
                                new AccountId(account),
                                known == null ? null : known.name(),
                                FigureColumns.read(row, 2));
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

    /** As of one moment. Whoever waits for a view that somebody else is making holds no connection meanwhile. */
    private Shown shown(Span span, Dna branch) {
        Present present = snapshot.of(() -> present(span, branch));
        AccountView view = views.of(present.asked, () -> {
            takeTurn();
            try {
                return snapshot.of(() -> made(present(span, branch)));
            } finally {
                turns.unlock();
            }
        });
        return new Shown(view, view.made().equals(present.asked) ? present.days : view.days());
    }

    private void takeTurn() {
        try {
            if (!turns.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new QueryTimeoutException("Too many sums are waiting to be made");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("The wait for a sum was interrupted", interrupted);
        }
    }

    private Present present(Span span, Dna branch) {
        NavigableMap<UpstreamDay, Day> kept = days.read(Subjects.WHOLE_TREE, span);
        List<Day> there = there(kept, branch);
        SpanSums.Key key = there.isEmpty() ? null : SpanSums.Key.of(there);
        return new Present(new Asked(key, branch, book.now().version()), kept);
    }

    private AccountView made(Present present) {
        Dna branch = present.asked.branch;
        Map<Long, AccountBook.Known> accounts = book.all();
        List<AccountLine> lines = new ArrayList<>();
        sums.of(there(present.days, branch)).forEach((account, figures) -> {
            AccountBook.Known known = accounts.get(account);
            if (isWithin(known, branch)) {
                lines.add(new AccountLine(
                        new AccountId(account),
                        known == null ? null : known.name(),
                        known != null && known.branch() != null,
                        figures));
            }
        });
        return AccountView.of(present.asked, present.days, lines);
    }

    /** The days whose sums can be told. */
    private static List<Day> there(NavigableMap<UpstreamDay, Day> kept, Dna branch) {
        return kept.values().stream()
                .filter(day -> branch.isWholeTree() || day.placed())
                .toList();
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
