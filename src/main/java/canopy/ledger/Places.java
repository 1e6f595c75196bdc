package canopy.ledger;

import canopy.ledger.Lineage.Moves;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums days by branch. Where an account turns out to stand elsewhere than was thought, the days that it used anything on
 * are summed again; until then they count as missing for branches.
 */
@Component
class Places {

    /** Of more accounts than that it is not looked up on which days they used anything. */
    private static final int FEW = 50;

    /** Where no bill gives a name: it is no news of it. */
    private static final UpstreamDay NO_DAY = new UpstreamDay(LocalDate.EPOCH);

    private final LedgerState state;
    private final AccountBook book;
    private final Subjects subjects;
    private final Lineage lineage;
    private final TransactionTemplate transaction;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final FigureRows<Long> accounts;
    private final FigureRows<Long> branches;

    Places(
            LedgerState state,
            AccountBook book,
            Subjects subjects,
            Lineage lineage,
            TransactionTemplate transaction,
            JdbcTemplate template) {
        this.state = state;
        this.book = book;
        this.subjects = subjects;
        this.lineage = lineage;
        this.transaction = transaction;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.accounts = FigureRows.accounts(template);
        this.branches = FigureRows.branches(template);
    }

    Map<AccountId, Dna> of(Collection<Long> of) {
        return lineage.branches(of.stream().map(AccountId::new).toList());
    }

    /** Sums a day that is being entered, and tells whether an account of it moved; under {@link LedgerState#lock} alone. */
    boolean sum(DayBill bill, Map<AccountId, Dna> places, long version) {
        Map<Long, @Nullable String> names = new HashMap<>();
        bill.accounts()
                .keySet()
                .forEach(account -> names.put(account, bill.names().get(account)));
        Set<Long> moved = book.learn(bill.day(), names, places, version);
        misplace(moved, version);
        sum(bill.day(), bill.accounts());
        return !moved.isEmpty();
    }

    /** Looks whether places have become known that were not. */
    void resolve() {
        List<Long> unplaced = book.unplaced();
        if (unplaced.isEmpty()) {
            return;
        }
        Map<AccountId, Dna> found = of(unplaced);
        if (found.isEmpty()) {
            return;
        }
        Map<Long, @Nullable String> names = new HashMap<>();
        found.keySet().forEach(account -> names.put(account.value(), null));
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            misplace(book.learn(NO_DAY, names, found, version), version);
            state.advance(version);
        });
    }

    /** Takes over where accounts have come to stand since it was last asked, also those that no bill names any more. */
    void follow() {
        long before = state.tree();
        Moves moves = lineage.since(before);
        if (moves.state() == before) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            Map<Long, @Nullable String> names = new HashMap<>();
            // The tree also has accounts that were never billed.
            book.read(moves.branches().keySet().stream().map(AccountId::value).toList())
                    .keySet()
                    .forEach(account -> names.put(account, null));
            Set<Long> moved = book.learn(NO_DAY, names, moves.branches(), version);
            if (!moved.isEmpty()) {
                misplace(moved, version);
                state.advance(version);
            }
            state.treeFollowed(moves.state());
        });
    }

    /** The newest day whose branches have to be summed again. */
    Optional<UpstreamDay> misplaced() {
        return jdbc.sql("select on_day from ledger_day where subject = ? and not placed order by on_day desc limit 1")
                .param(Subjects.WHOLE_TREE)
                .query((row, number) -> Times.day(row, "on_day"))
                .optional();
    }

    void sumAgain(UpstreamDay day) {
        transaction.executeWithoutResult(status -> {
            long version = state.lock();
            sum(day, accounts.read(day.date()));
            forgetModels(day);
            jdbc.sql("update ledger_day set placed = true, version = ? where subject = ? and on_day = ?")
                    .params(version, Subjects.WHOLE_TREE, day.date())
                    .update();
            state.advance(version);
        });
    }

    /** What was read of branches and accounts on a day is not what it comes to any more; it is asked for again. */
    void forgetModels(UpstreamDay day) {
        for (String table : List.of("ledger_model_day", "ledger_day")) {
            jdbc.sql("delete from " + table + " where subject > ? and on_day = ?")
                    .params(Subjects.OWN, day.date())
                    .update();
        }
    }

    private void sum(UpstreamDay day, Map<Long, Figures> used) {
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

    private void misplace(Collection<Long> moved, long version) {
        if (moved.isEmpty()) {
            return;
        }
        if (moved.size() > FEW) {
            jdbc.sql("update ledger_day set placed = false, version = ? where subject = ?")
                    .params(version, Subjects.WHOLE_TREE)
                    .update();
            return;
        }
        template.batchUpdate(
                """
                update ledger_day set placed = false, version = ?
                where subject = ? and placed and exists (
                    select 1 from ledger_account_day line where line.on_day = ledger_day.on_day and line.account = ?)""",
                moved.stream()
                        .map(account -> new Object[] {version, Subjects.WHOLE_TREE, account})
                        .toList());
    }
}
