package canopy.directory;

import canopy.manage.Subaccount;
import canopy.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts in the database: a line of columns for the roster, and the whole record as a document. */
@Component
class AccountTable {

    /** The embedded database compares each row with each entry of such a list: many short ones are far faster than one. */
    private static final int AT_ONCE = 100;

    /** So many documents are in memory at once. */
    private static final int BLOCK = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    AccountTable(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** What is known of an account without its content. */
    record Known(String digest, Instant readAt, boolean gone) {}

    /** What changed since a version. */
    record News(List<Facts> accounts, Set<Long> gone) {}

    /** One account as stored. */
    record Stored(
            Subaccount account, Instant readAt, @Nullable Instant goneSince) {}

    /** An account to be stored. */
    record Entry(Subaccount account, String document, String digest) {

        static Entry of(Subaccount account) {
            String document = Documents.write(account);
            return new Entry(account, document, Documents.digest(document));
        }

        long id() {
            return account.id().value();
        }
    }

    News since(long version) {
        List<Facts> accounts = new ArrayList<>();
        Set<Long> gone = new HashSet<>();
        jdbc.sql("""
                select id, path, name, alias, email, level, status, cards, hard_limit, daily_limit, gone_since
                from directory_account where version > ?""").param(version).query(row -> {
            if (row.getObject("gone_since") == null) {
                accounts.add(facts(row));
            } else {
                gone.add(row.getLong("id"));
            }
        });
        return new News(accounts, gone);
    }

    Map<Long, Known> known(Collection<Long> ids) {
        Map<Long, Known> known = new HashMap<>();
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            jdbc.sql("select id, digest, read_at, gone_since from directory_account where id in (:ids)")
                    .param("ids", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .query(row -> {
                        known.put(
                                row.getLong("id"),
                                new Known(
                                        row.getString("digest"),
                                        Times.read(row, "read_at"),
                                        row.getObject("gone_since") != null));
                    });
        }
        return known;
    }

    /** The paths of accounts, also of those that are gone. */
    Map<Long, String> paths(Collection<Long> ids) {
        Map<Long, String> paths = new HashMap<>();
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            jdbc.sql("select id, path from directory_account where id in (:ids)")
                    .param("ids", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .query(row -> {
                        paths.put(row.getLong("id"), row.getString("path"));
                    });
        }
        return paths;
    }

    /** The paths of the accounts that changed since a version, also of those that are gone. */
    Map<Long, String> pathsSince(long version) {
        Map<Long, String> paths = new HashMap<>();
        jdbc.sql("select id, path from directory_account where version > ?")
                .param(version)
                .query(row -> {
                    paths.put(row.getLong("id"), row.getString("path"));
                });
        return paths;
    }

    /** The accounts that are there and were last read before the given moment. */
    List<Long> unreadSince(Instant moment) {
        return jdbc.sql("select id from directory_account where gone_since is null and read_at < ?")
                .param(Times.column(moment))
                .query(Long.class)
                .list();
    }

    Map<Long, Subaccount> documents(Collection<Long> ids) {
        Map<Long, Subaccount> documents = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, document from directory_document where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        documents.put(row.getLong("id"), Documents.read(row.getString("document")));
                    });
        }
        return documents;
    }

    Optional<Stored> stored(long id) {
        return jdbc.sql("""
                        select document, read_at, gone_since
                        from directory_account account join directory_document on directory_document.id = account.id
                        where account.id = ?""")
                .param(id)
                .query((row, number) -> new Stored(
                        Documents.read(row.getString("document")),
                        Times.read(row, "read_at"),
                        Times.readIfAny(row, "gone_since")))
                .optional();
    }

    /** By id; the documents are in our own form, which tells what is empty. */
    void eachWithModels(Consumer<Subaccount> action) {
        long last = 0;
        List<Subaccount> some;
        do {
            some = jdbc.sql("""
                            select document
                            from directory_document document join directory_account account on account.id = document.id
                            where document.id > ? and gone_since is null
                              and (document like '%"models":["%' or document like '%"mapper":{"%'
                                   or document like '%"limits":{"%')
                            order by document.id fetch first ? rows only""")
                    .params(last, BLOCK)
                    .query((row, number) -> Documents.read(row.getString("document")))
                    .list();
            some.forEach(action);
            last = some.isEmpty() ? last : some.getLast().id().value();
        } while (some.size() == BLOCK);
    }

    void insert(List<Entry> entries, long version, Instant readAt) {
        template.batchUpdate("""
                insert into directory_account (version, path, name, alias, email, level, status, cards,
                        hard_limit, daily_limit, digest, read_at, gone_since, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?)""", columns(entries, version, readAt));
        template.batchUpdate(
                "insert into directory_document (document, id) values (?, ?)",
                entries.stream()
                        .map(entry -> new Object[] {entry.document, entry.id()})
                        .toList());
    }

    /** Replaces accounts; one that was gone is back. */
    void update(List<Entry> entries, long version, Instant readAt) {
        template.batchUpdate("""
                update directory_account
                set version = ?, path = ?, name = ?, alias = ?, email = ?, level = ?, status = ?, cards = ?,
                    hard_limit = ?, daily_limit = ?, digest = ?, read_at = ?, gone_since = null
                where id = ?""", columns(entries, version, readAt));
        template.batchUpdate(
                "update directory_document set document = ? where id = ?",
                entries.stream()
                        .map(entry -> new Object[] {entry.document, entry.id()})
                        .toList());
    }

    void touch(long id, Instant readAt) {
        jdbc.sql("update directory_account set read_at = ? where id = ?")
                .params(Times.column(readAt), id)
                .update();
    }

    void markGone(Collection<Long> ids, long version, Instant seenAt) {
        template.batchUpdate(
                "update directory_account set version = ?, gone_since = ? where id = ?",
                ids.stream()
                        .map(id -> new Object[] {version, Times.column(seenAt), id})
                        .toList());
    }

    private static List<@Nullable Object[]> columns(List<Entry> entries, long version, Instant readAt) {
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Facts facts = Facts.of(entry.account);
            rows.add(new @Nullable Object[] {
                version,
                facts.path().toString(),
                Storable.textIfAny(facts.name()),
                Storable.textIfAny(facts.alias()),
                Storable.textIfAny(facts.email()),
                facts.level(),
                facts.status().name(),
                facts.cards() == null ? null : facts.cards().format(),
                text(facts.hardLimit()),
                text(facts.dailyLimit()),
                entry.digest,
                Times.column(readAt),
                facts.id()
            });
        }
        return rows;
    }

    private static Facts facts(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Facts(
                id,
                Path.stored(row.getString("path"), id),
                row.getString("name"),
                row.getString("alias"),
                row.getString("email"),
                row.getObject("level", Long.class),
                Status.valueOf(row.getString("status")),
                Cards.parse(row.getString("cards")),
                money(row.getString("hard_limit")),
                money(row.getString("daily_limit")));
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null ? null : Money.of(text);
    }
}
