package canopy.directory;

import canopy.manage.AccountInfo;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owner's own account as each walk found it. */
@Component
class OwnTable {

    private final JdbcClient jdbc;

    OwnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(AccountInfo info, Instant readAt) {
        Subaccount account = info.account();
        List<CreditCard> cards = account.funds().cards();
        jdbc.sql("insert into directory_own (account_id, name, balance, cards, read_at) values (?, ?, ?, ?, ?)")
                .param(account.id().value())
                .param(Storable.textIfAny(account.profile().name()))
                .param(info.balance() == null ? null : info.balance().toString())
                .param(cards == null ? null : Documents.writeCards(cards))
                .param(Times.column(readAt))
                .update();
    }

    Optional<OwnSnapshot> latest() {
        return jdbc.sql("""
                        select account_id, name, balance, cards, read_at
                        from directory_own order by id desc limit 1""").query(OwnTable::snapshot).optional();
    }

    /** Snapshots of a span of time, oldest first. */
    List<OwnSnapshot> between(Instant from, Instant to) {
        return jdbc.sql("""
                        select account_id, name, balance, cards, read_at
                        from directory_own where read_at >= ? and read_at < ? order by id""")
                .params(Times.column(from), Times.column(to))
                .query(OwnTable::snapshot)
                .list();
    }

    private static OwnSnapshot snapshot(ResultSet row, int number) throws SQLException {
        String balance = row.getString("balance");
        String cards = row.getString("cards");
        return new OwnSnapshot(
                new AccountId(row.getLong("account_id")),
                row.getString("name"),
                balance == null ? null : Money.of(balance),
                cards == null ? null : Documents.readCards(cards),
                Times.read(row, "read_at"));
    }
}
