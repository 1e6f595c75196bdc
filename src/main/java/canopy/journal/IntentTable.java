package canopy.journal;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The intents as they stand, one row each. How a row changes is for {@link IntentMoves} to say. */
@Component
class IntentTable {

    private final JdbcClient jdbc;

    IntentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Change change, Viewer actor, Instant now) {
        Target target = change.target();
        jdbc.sql("""
                        insert into journal_intent (id, kind, state, account_id, account_name, branch, also_locked,
                            actor_id, actor_name, reason, money, amount, payer_id, facts, steps_planned, sent, answers,
                            steps_accepted, prepared_at, tries, looks, contradictions, contradicted, result, fulfilled)
                        values (:id, :kind, 'PREPARED', :account, :name, :branch, :locked,
                            :actor, :actorName, :reason, :money, :amount, :payer, :facts, 0, '[]', '[]',
                            0, :now, 0, 0, 0, false, '[]', true)""")
                .param("id", change.id().value())
                .param("kind", change.kind().name())
                .param(
                        "account",
                        target.account() == null ? null : target.account().value())
                .param("name", Columns.text(target.name()))
                .param("branch", target.branch().path())
                .param(
                        "locked",
                        Json.write(target.alsoLocked().stream().sorted().toList()))
                .param("actor", actor.personId())
                .param("actorName", Columns.text(actor.name()))
                .param("reason", Columns.textIfAny(change.reason()))
                .param("money", change.money())
                .param(
                        "amount",
                        change.amount() == null ? null : change.amount().amount())
                .param("payer", change.payer() == null ? null : change.payer().value())
                .param("facts", Json.write(change.facts()))
                .param("now", Columns.time(now))
                .update();
    }

    Optional<Intent> find(IntentId id) {
        return jdbc.sql("select * from journal_intent where id = ?")
                .param(id.value())
                .query(IntentRow::read)
                .optional();
    }

    /** Holds the intent's row until the transaction ends. */
    Intent hold(IntentId id) {
        return jdbc.sql("select * from journal_intent where id = ? for update")
                .param(id.value())
                .query(IntentRow::read)
                .single();
    }

    /** The intents that lock an account, oldest first. */
    List<Intent> openFor(AccountId account) {
        return jdbc.sql("""
                        select * from journal_intent
                        where account_id = ? and state in ('PREPARED', 'SENT', 'UNKNOWN', 'NEEDS_HUMAN')
                        order by prepared_at""").param(account.value()).query(IntentRow::read).list();
    }

    /** The accounts with an outcome that is not confirmed. */
    Set<AccountId> unsettled() {
        return jdbc.sql("""
                        select distinct account_id from journal_intent
                        where state in ('SENT', 'UNKNOWN', 'NEEDS_HUMAN') and account_id is not null""").query(Long.class).list().stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    /** Intents that were written down before a time and never sent. */
    List<IntentId> forgotten(Instant preparedBefore) {
        return ids(jdbc.sql("select id from journal_intent where state = 'PREPARED' and prepared_at < ?")
                .param(Columns.time(preparedBefore)));
    }

    /** Intents whose last call began before a time and has no outcome. */
    List<IntentId> unanswered(Instant begunBefore) {
        return ids(jdbc.sql("select id from journal_intent where state = 'SENT' and begun_at < ?")
                .param(Columns.time(begunBefore)));
    }

    /** Intents in doubt at which it is time to look. */
    List<Doubt> due(Instant now) {
        return jdbc.sql("select * from journal_intent where state = 'UNKNOWN' and next_look <= ? order by next_look")
                .param(Columns.time(now))
                .query((row, number) -> new Doubt(
                        IntentRow.read(row, number),
                        row.getInt("tries"),
                        row.getInt("contradictions"),
                        row.getBoolean("contradicted")))
                .list();
    }

    private static List<IntentId> ids(JdbcClient.StatementSpec query) {
        return query.query(String.class).list().stream().map(IntentId::new).toList();
    }
}
