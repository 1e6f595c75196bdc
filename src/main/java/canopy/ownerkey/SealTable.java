package canopy.ownerkey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The seals of the database: the one that holds now, and those of before. */
@Component
class SealTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SealTable(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Something known, sealed for the row with this id. */
    record Proof(String id, String sealed) {}

    /** The proof of the seal that holds now; null before the first start. */
    @Nullable
    Proof present() {
        return jdbc.sql("""
                        select owner_key_seal.id, owner_key_seal.proof from owner_key_in_use
                        join owner_key_seal on owner_key_seal.id = owner_key_in_use.seal""")
                .query((row, number) -> new Proof(row.getString("id"), row.getString("proof")))
                .optional()
                .orElse(null);
    }

    /** The proofs of all seals that ever held, the latest first. */
    List<Proof> all() {
        return jdbc.sql("select id, proof from owner_key_seal order by made_at desc, id")
                .query((row, number) -> new Proof(row.getString("id"), row.getString("proof")))
                .list();
    }

    /**
     * Has a seal of before hold again, and the key in use that was the last one under it. Where another node was faster,
     * its seal holds.
     *
     * @return the proof of the seal that holds
     */
    Proof goBack(String expected, String earlier) {
        jdbc.sql("""
                        update owner_key_in_use set seal = ?, key_id =
                            (select id from owner_key where seal = ? and used_from is not null
                             order by used_from desc, id limit 1)
                        where id = 1 and seal = ?""").params(earlier, earlier, expected).update();
        return holding();
    }

    /**
     * Has another seal hold from now on; no key is in use then. Where another node was faster, its seal holds.
     *
     * @param expected the id of the seal of before, null when there is none
     * @return the proof of the seal that holds
     */
    Proof change(@Nullable String expected, Proof proof, Instant now) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into owner_key_seal (id, proof, made_at) values (?, ?, ?)")
                    .params(proof.id(), proof.sealed(), Times.column(now))
                    .update();
            int changed = expected == null
                    ? jdbc.sql("update owner_key_in_use set seal = ? where id = 1 and seal is null")
                            .param(proof.id())
                            .update()
                    : jdbc.sql("update owner_key_in_use set seal = ?, key_id = null where id = 1 and seal = ?")
                            .params(proof.id(), expected)
                            .update();
            if (changed == 0) {
                status.setRollbackOnly();
            }
        });
        return holding();
    }

    private Proof holding() {
        Proof holds = present();
        if (holds == null) {
            throw new IllegalStateException("The seal that was just written is not there");
        }
        return holds;
    }
}
