package canopy.directory;

import canopy.directory.AccountTable.Entry;
import canopy.directory.AccountTable.Known;
import canopy.directory.Differences.Difference;
import canopy.directory.HistoryTable.Seen;
import canopy.manage.Subaccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what upstream said of accounts: stores what changed, and each change as history, in one transaction. */
@Component
class Keeping {

    private final Register register;
    private final AccountTable accounts;
    private final HistoryTable history;
    private final TransactionTemplate transaction;

    Keeping(Register register, AccountTable accounts, HistoryTable history, TransactionTemplate transaction) {
        this.register = register;
        this.accounts = accounts;
        this.history = history;
        this.transaction = transaction;
    }

    /**
     * Keeps a page of a walk. Accounts that were read again since stay as they are.
     *
     * @param asked when the page was asked for
     * @param allowed looked at within the transaction; nothing is kept when it says no
     * @param newcomers whether an account not seen before is a change worth telling, as it is not in a first walk
     * @return whether it was allowed
     */
    boolean keepPage(Collection<Subaccount> page, Instant asked, BooleanSupplier allowed, boolean newcomers) {
        List<Entry> entries = prepared(page);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            long version = register.lock();
            if (!allowed.getAsBoolean()) {
                return false;
            }
            if (!entries.isEmpty() && store(entries, asked, version + 1, Cause.OUTSIDE, newcomers)) {
                register.advance(version + 1, false);
            }
            return true;
        }));
    }

    /** Keeps one account that was just read; every node shows it with its next answer. */
    void keepOne(Subaccount account, Instant asked, Cause cause) {
        List<Entry> entries = prepared(List.of(account));
        transaction.executeWithoutResult(status -> {
            long version = register.lock();
            if (store(entries, asked, version + 1, cause, true)) {
                register.advance(version + 1, true);
            } else {
                accounts.touch(account.id().value(), asked);
            }
        });
    }

    /** Marks accounts that upstream no longer has. */
    void keepGone(Collection<Long> ids, Instant seenAt, Cause cause) {
        transaction.executeWithoutResult(status -> {
            long version = register.lock();
            List<Long> present = accounts.known(ids).entrySet().stream()
                    .filter(known -> !known.getValue().gone())
                    .map(Map.Entry::getKey)
                    .toList();
            if (present.isEmpty()) {
                return;
            }
            accounts.markGone(present, version + 1, seenAt);
            history.keep(
                    present.stream()
                            .map(id -> new Seen(id, new Difference(Change.PRESENCE, Change.HERE, null)))
                            .toList(),
                    seenAt,
                    cause);
            register.advance(version + 1, true);
        });
    }

    private static List<Entry> prepared(Collection<Subaccount> accounts) {
        Map<Long, Entry> entries = new LinkedHashMap<>();
        for (Subaccount account : accounts) {
            entries.putIfAbsent(account.id().value(), Entry.of(account));
        }
        return List.copyOf(entries.values());
    }

    private boolean store(List<Entry> entries, Instant asked, long version, Cause cause, boolean newcomers) {
        Map<Long, Known> known = accounts.known(entries.stream().map(Entry::id).toList());
        List<Entry> added = new ArrayList<>();
        List<Entry> changed = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        for (Entry entry : entries) {
            Known before = known.get(entry.id());
            if (before == null) {
                added.add(entry);
                if (newcomers) {
                    seen.add(appeared(entry));
                }
            } else if (!before.readAt().isAfter(asked)
                    && (before.gone() || !before.digest().equals(entry.digest()))) {
                changed.add(entry);
                if (before.gone()) {
                    seen.add(appeared(entry));
                }
            }
        }
        Map<Long, Subaccount> documents =
                accounts.documents(changed.stream().map(Entry::id).toList());
        for (Entry entry : changed) {
            Subaccount before = documents.get(entry.id());
            if (before != null) {
                Differences.between(before, entry.account())
                        .forEach(difference -> seen.add(new Seen(entry.id(), difference)));
            }
        }
        accounts.insert(added, version, asked);
        accounts.update(changed, version, asked);
        history.keep(seen, asked, cause);
        return !added.isEmpty() || !changed.isEmpty();
    }

    private static Seen appeared(Entry entry) {
        return new Seen(entry.id(), new Difference(Change.PRESENCE, null, Change.HERE));
    }
}
