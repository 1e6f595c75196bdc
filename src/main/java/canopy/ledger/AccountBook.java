package canopy.ledger;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every account that a bill ever named: its last name and its place in the tree. Each node keeps a copy at hand. */
@Component
class AccountBook {

    /** The embedded database compares each row with each entry of such a list: many short ones are far faster than one. */
    private static final int AT_ONCE = 100;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final LedgerState state;
    private volatile Copy copy = new Copy(Map.of(), 0);

    AccountBook(JdbcTemplate template, LedgerState state) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.state = state;
    }

    /** @param branch the path down to the account, itself included; null when its place is not known */
    record Known(
            @Nullable String name,
            UpstreamDay namedOn,
            @Nullable Dna branch) {}

    /** @param accounts all of them by id; the map must not be changed */
    record Copy(Map<Long, Known> accounts, long version) {}

    /** All of them as they are now. */
    Copy now() {
        long version = state.accounts();
        Copy present = copy;
        return present.version >= version ? present : follow();
    }

    /** The same without their version. */
    Map<Long, Known> all() {
        return now().accounts;
    }

    /** Some of them as they are within the present transaction. */
    Map<Long, Known> read(Collection<Long> accounts) {
        Map<Long, Known> known = new HashMap<>();
        List<Long> ids = List.copyOf(accounts);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc.sql("select account, name, named_on, path from ledger_account where account in (:ids)")
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .query(row -> {
                        known.put(row.getLong("account"), known(row));
                    });
        }
        return known;
    }

    /** The accounts whose place is not known. */
    List<Long> unplaced() {
        return jdbc.sql("select account from ledger_account where path is null")
                .query(Long.class)
                .list();
    }

    /**
     * Takes over the names of a bill, and places; under {@link LedgerState#lock} alone.
     *
     * @param names by account; null where the bill gives none
     * @return the accounts that stand elsewhere than was thought before
     */
    Set<Long> learn(UpstreamDay day, Map<Long, @Nullable String> names, Map<AccountId, Dna> places, long version) {
        Map<Long, Known> before = read(names.keySet());
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        Set<Long> moved = new HashSet<>();
        names.forEach((account, name) -> {
            Known known = before.get(account);
            Dna place = places.get(new AccountId(account));
            if (known == null) {
                added.add(row(account, name, day, place, version));
                return;
            }
            Dna branch = place == null ? known.branch : place;
            boolean newer = name != null && day.compareTo(known.namedOn) >= 0 && !name.equals(known.name);
            if (branch != null && !branch.equals(known.branch)) {
                moved.add(account);
            } else if (!newer) {
                return;
            }
            changed.add(row(account, newer ? name : known.name, newer ? day : known.namedOn, branch, version));
        });
        if (!added.isEmpty()) {
            template.batchUpdate(
                    "insert into ledger_account (name, named_on, path, version, account) values (?, ?, ?, ?, ?)",
                    added);
        }
        if (!changed.isEmpty()) {
            template.batchUpdate(
                    "update ledger_account set name = ?, named_on = ?, path = ?, version = ? where account = ?",
                    changed);
        }
        if (!added.isEmpty() || !changed.isEmpty()) {
            state.accountsChanged(version);
        }
        return moved;
    }

    /** Reads outside the monitor: whoever waited for it with a connection would keep the reader from getting one. */
    private Copy follow() {
        Copy present = copy;
        long version = state.accounts();
        Map<Long, Known> changed = new HashMap<>();
        jdbc.sql("select account, name, named_on, path from ledger_account where version > ?")
                .param(present.version)
                .query(row -> {
                    changed.put(row.getLong("account"), known(row));
                });
        return take(present, changed, version);
    }

    /** What others took over meanwhile is not newer than what they read: nothing of it is undone, and all is there. */
    private synchronized Copy take(Copy present, Map<Long, Known> changed, long version) {
        if (copy.version < version) {
            Map<Long, Known> accounts = new HashMap<>(present.accounts);
            accounts.putAll(changed);
            copy = new Copy(accounts, version);
        }
        return copy;
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        String path = row.getString("path");
        return new Known(
                row.getString("name"),
                new UpstreamDay(row.getObject("named_on", LocalDate.class)),
                path == null ? null : new Dna(path));
    }

    private static @Nullable Object[] row(
            long account, @Nullable String name, UpstreamDay day, @Nullable Dna branch, long version) {
        return new @Nullable Object[] {name, day.date(), branch == null ? null : branch.path(), version, account};
    }
}
