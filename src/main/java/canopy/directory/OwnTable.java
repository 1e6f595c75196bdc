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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owner's own account as each walk found it. */
@Component
class OwnTable {

    private record Kept(long id, OwnSnapshot snapshot) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Kept latest;

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

    /** Asked for with every page, so what is known already is not read again. */
    Optional<OwnSnapshot> latest() {
        Long newest = jdbc.sql("select max(id) from directory_own")
                .query(Long.class)
                .optional()
                .orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        Kept kept = latest;
        if (kept == null || kept.id() != newest) {
            kept = new Kept(newest, read(newest));
            latest = kept;
        }
        return Optional.of(kept.snapshot());
    }

    private OwnSnapshot read(long id) {
        return jdbc.sql("select account_id, name, balance, cards, read_at from directory_own where id = ?")
                .param(id)
                .query(OwnTable::snapshot)
                .single();
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
