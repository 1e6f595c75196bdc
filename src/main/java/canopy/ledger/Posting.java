package canopy.ledger;

import canopy.ledger.DayTable.Day;
import canopy.ledger.FigureRows.Changed;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters bills into the ledger, each day as a whole, in one transaction: its figures, the sums of its branches, and what
 * is other than it was as corrections. Nothing here asks upstream.
 */
@Component
class Posting {

    private final LedgerState state;
    private final DayTable days;
    private final AccountBook book;
    private final Subjects subjects;
    private final Corrections corrections;
    private final Lineage lineage;
    private final TransactionTemplate transaction;
    private final JdbcTemplate template;
    private final FigureRows<Long> accounts;
    private final FigureRows<Long> branches;
    private final FigureRows<String> models;

    Posting(
            LedgerState state,
            DayTable days,
            AccountBook book,
            Subjects subjects,
            Corrections corrections,
            Lineage lineage,
            TransactionTemplate transaction,
            JdbcTemplate template) {
        this.state = state;
        this.days = days;
        this.book = book;
        this.subjects = subjects;
        this.corrections = corrections;
        this.lineage = lineage;
        this.transaction = transaction;
        this.template = template;
        this.accounts = FigureRows.accounts(template);
        this.branches = FigureRows.branches(template);
        this.models = FigureRows.models(template);
    }

    /**
     * Enters the day of all descendants.
     *
     * @param closed whether upstream had closed the day when it was asked
     * @param asked when it was
     */
    void post(DayBill bill, boolean closed, Instant asked) {
        Map<AccountId, Dna> places = lineage.branches(
                bill.accounts().keySet().stream().map(AccountId::new).toList());
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            Day before = days.read(Subjects.WHOLE_TREE, bill.day()).orElse(null);
            if (isOlder(before, closed, asked)) {
                return;
            }
            Set<Long> moved = learn(bill, places, version);
            List<Changed<Long>> changed =
                    accounts.replace(bill.accounts(), bill.day().date());
            sumBranches(bill.day(), bill.accounts());
            boolean other = enter(Subjects.WHOLE_TREE, bill, closed, asked, before, version);
            if (before != null && before.closed()) {
                corrections.ofAccounts(bill.day(), asked, changed);
            }
            if (!moved.isEmpty()) {
                misplace(moved, bill.day(), version);
            }
            if (other || !changed.isEmpty() || !moved.isEmpty()) {
                state.advance(version);
            }
        });
    }

    /** Enters a day of the owner, of a branch or of a single account, which names no accounts. */
    void post(long subject, DayBill bill, boolean closed, Instant asked) {
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            Day before = days.read(subject, bill.day()).orElse(null);
            if (!isOlder(before, closed, asked) && enter(subject, bill, closed, asked, before, version)) {
                state.advance(version);
            }
        });
    }

    /** What was read earlier, or before the day was closed, does not replace what was read since. */
    private static boolean isOlder(@Nullable Day before, boolean closed, Instant asked) {
        return before != null
                && (before.closed() != closed
                        ? before.closed()
                        : before.readAt().isAfter(asked));
    }

    private Set<Long> learn(DayBill bill, Map<AccountId, Dna> places, long version) {
        Map<Long, @Nullable String> names = new HashMap<>();
        bill.accounts()
                .keySet()
                .forEach(account -> names.put(account, bill.names().get(account)));
        return book.learn(bill.day(), names, places, version);
    }

    private void sumBranches(UpstreamDay day, Map<Long, Figures> used) {
        Map<Long, AccountBook.Known> known = book.read(used.keySet());
        Map<Dna, Figures> sums = BranchSums.of(used, account -> {
            AccountBook.Known place = known.get(account);
            return place == null ? null : place.branch();
        });
        Map<Dna, Long> numbers = subjects.ofBranches(sums.keySet());
        Map<Long, Figures> lines = new HashMap<>();
        sums.forEach((branch, figures) -> {
            Long number = numbers.get(branch);
            if (number != null) {
                lines.put(number, figures);
            }
        });
        branches.replace(lines, day.date());
    }

    /** @return whether anything is other than before */
    private boolean enter(
            long subject, DayBill bill, boolean closed, Instant asked, @Nullable Day before, long version) {
        List<Changed<String>> changed =
                models.replace(bill.models(), subject, bill.day().date());
        boolean same = before != null
                && before.figures().equals(bill.total())
                && changed.isEmpty()
                && before.closed() == closed;
        Day after = new Day(
                bill.day(),
                closed,
                asked,
                // An open day is read again and again; each time it is other than a cached sum says.
                before != null && same && closed ? before.version() : version,
                true,
                bill.whole(),
                bill.disagreement(),
                bill.total());
        days.put(subject, after);
        if (before != null && before.closed() && subject <= Subjects.OWN) {
            corrections.ofDay(subject, bill.day(), asked, before.figures(), bill.total(), changed);
        }
        return !same || !closed;
    }

    /** The other days of accounts that moved have sums of branches that are no longer true. */
    private void misplace(Collection<Long> moved, UpstreamDay but, long version) {
        List<Object[]> rows = moved.stream()
                .map(account -> new Object[] {version, Subjects.WHOLE_TREE, but.date(), account})
                .toList();
        template.batchUpdate("""
                update ledger_day set placed = false, version = ?
                where subject = ? and on_day <> ?
                  and on_day in (select on_day from ledger_account_day where account = ?)""", rows);
    }
}
