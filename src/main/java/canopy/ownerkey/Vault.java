package canopy.ownerkey;

import canopy.journal.IntentId;
import canopy.manage.OwnerKey;
import canopy.manage.UpstreamClock;
import canopy.ownerkey.KeptKey.Origin;
import canopy.values.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys in the database, sealed. A row is written once; which of them is in use stands apart, in one place for all nodes. */
@Component
class Vault {

    private static final String IN_USE = "select key_id from owner_key_in_use where id = 1";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Sealing sealing;
    private final UpstreamClock clock;

    Vault(JdbcClient jdbc, TransactionTemplate transaction, Sealing sealing, UpstreamClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** The key that all nodes use; nothing while the given one is used. */
    Optional<KeptKey> inUse() {
        return jdbc.sql("select * from owner_key where id = (" + IN_USE + ")")
                .query(this::kept)
                .optional();
    }

    /** All keys, the latest first. */
    List<KeptKey> all() {
        return jdbc.sql("select * from owner_key order by made_at desc, id")
                .query(this::kept)
                .list();
    }

    /** The keys of one rotation, the latest first: the one that was sent, and perhaps another that came back. */
    List<KeptKey> of(IntentId rotation) {
        return jdbc.sql("select * from owner_key where intent = ? order by made_at desc, id")
                .param(rotation.value())
                .query(this::kept)
                .list();
    }

    /** Keys of rotations that were never put to use, the latest first: one of them may have become the good one late. */
    List<KeptKey> unused(int atMost) {
        return jdbc.sql("""
                        select * from owner_key where intent is not null and used_from is null
                        order by made_at desc, id""").query(this::kept).list().stream().limit(atMost).toList();
    }

    /** Whether the key is or was ever kept here. */
    boolean knows(OwnerKey key) {
        return all().stream().anyMatch(kept -> key.equals(kept.key()));
    }

    /**
     * Seals a key and keeps it, without putting it to use.
     *
     * @throws SealBroken when another seal holds by now: what this node sealed, no node could open at its start
     */
    KeptKey keep(OwnerKey key, Origin origin, AccountId account, @Nullable IntentId rotation, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock();
            return kept(key, origin, account, rotation, by);
        }));
    }

    private KeptKey kept(OwnerKey key, Origin origin, AccountId account, @Nullable IntentId rotation, String by) {
        String id = UUID.randomUUID().toString();
        KeptKey kept = new KeptKey(
                id,
                key,
                origin,
                account,
                rotation == null ? null : rotation.value(),
                clock.now(),
                by,
                null,
                null,
                null);
        jdbc.sql("""
                        insert into owner_key (id, seal, sealed, origin, account, intent, made_at, made_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(sealing.id())
                .param(sealing.seal(id, key))
                .param(origin.name())
                .param(account.value())
                .param(kept.intent())
                .param(Times.column(kept.madeAt()))
                .param(by)
                .update();
        return kept;
    }

    /**
     * Has all nodes use a key.
     *
     * @param instead the id of the key that it takes the place of, null for the given one
     * @param by what tells of it in the journal; null where nothing does
     * @param along what belongs into the same transaction
     * @return false when another key is in use by now than that; nothing was changed
     * @throws SealBroken when another seal holds by now
     */
    boolean use(KeptKey key, @Nullable String instead, @Nullable IntentId by, Runnable along) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!Objects.equals(lock(), instead)) {
                return false;
            }
            var now = Times.column(clock.now());
            jdbc.sql("update owner_key_in_use set key_id = ? where id = 1")
                    .param(key.id())
                    .update();
            jdbc.sql("update owner_key set used_from = ?, used_until = null, used_by = ? where id = ?")
                    .param(now)
                    .param(by == null ? null : by.value())
                    .param(key.id())
                    .update();
            jdbc.sql("update owner_key set used_until = ? where id <> ? and used_until is null"
                            + " and (used_from is not null or origin = 'GIVEN')")
                    .params(now, key.id())
                    .update();
            along.run();
            return true;
        }));
    }

    /** Holds the place of the key in use until the end of the transaction, and tells its id; null for the given one. */
    private @Nullable String lock() {
        record Place(@Nullable String seal, @Nullable String key) {}
        Place place = jdbc.sql("select seal, key_id from owner_key_in_use where id = 1 for update")
                .query((row, number) -> new Place(row.getString("seal"), row.getString("key_id")))
                .single();
        if (!sealing.id().equals(place.seal())) {
            throw new SealBroken("Another sealing secret holds in the database since this node started.", null);
        }
        return place.key();
    }

    private KeptKey kept(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new KeptKey(
                id,
                row.getString("seal").equals(sealing.id()) ? sealing.open(id, row.getString("sealed")) : null,
                Origin.valueOf(row.getString("origin")),
                new AccountId(row.getLong("account")),
                row.getString("intent"),
                Times.read(row, "made_at"),
                row.getString("made_by"),
                Times.readIfAny(row, "used_from"),
                Times.readIfAny(row, "used_until"),
                row.getString("used_by"));
    }
}
