package canopy.journal;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
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

    /** A time so far ahead was written by a clock that was put right since; what waits for it would wait for a day. */
    private static final Duration WRONG_CLOCK = Duration.ofHours(1);

    /** The same for what keeps everybody else waiting: it counts as old as soon as no clock that is right can have said it. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    IntentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Change change, Viewer actor, Instant now) {
        Target target = change.target();
        jdbc.sql("""
                        insert into journal_intent (id, kind, state, account_id, account_name, branch, also_locked,
                            actor_id, actor_name, reason, money, amount, payer_id, steps_planned,
                            steps_accepted, prepared_at, tries, looks, contradictions, contradicted, fulfilled)
                        values (:id, :kind, 'PREPARED', :account, :name, :branch, :locked,
                            :actor, :actorName, :reason, :money, :amount, :payer, 0, 0, :now, 0, 0, 0, false, true)""")
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
                .param("now", Columns.time(now))
                .update();
        jdbc.sql("insert into journal_document (intent, facts, sent, answers, result) values (?, ?, '[]', '[]', '[]')")
                .params(change.id().value(), Json.write(change.facts()))
                .update();
    }

    Optional<Intent> find(IntentId id) {
        return jdbc.sql(whole("where id = ?", ""))
                .param(id.value())
                .query(IntentRow::read)
                .optional();
    }

    /** Holds the intent's row until the transaction ends. */
    Intent hold(IntentId id) {
        jdbc.sql("select id from journal_intent where id = ? for update")
                .param(id.value())
                .query(String.class)
                .single();
        return find(id).orElseThrow();
    }

    /** The intents that lock an account, oldest first. */
    List<Intent> openFor(AccountId account) {
        return jdbc.sql(whole(
                        "where account_id = ? and state in ('PREPARED', 'SENT', 'UNKNOWN', 'NEEDS_HUMAN')",
                        "order by prepared_at"))
                .param(account.value())
                .query(IntentRow::read)
                .list();
    }

    /** The intents that are written down or sent, and not yet answered, oldest first. */
    List<Intent> underWay() {
        return jdbc.sql(whole("where state in ('PREPARED', 'SENT')", "order by prepared_at"))
                .query(IntentRow::read)
                .list();
    }

    /** The accounts with an outcome that is not confirmed. */
    Set<AccountId> unsettled() {
        return jdbc.sql("""
                        select distinct account_id from journal_intent
                        where state in ('SENT', 'UNKNOWN', 'NEEDS_HUMAN') and account_id is not null""").query(Long.class).list().stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    /** Intents that were written down too long ago, or by a wrong clock, and never sent. */
    List<IntentId> forgotten(Instant now, Duration within) {
        return ids(jdbc.sql("""
                        select id from journal_intent
                        where state = 'PREPARED' and (prepared_at < ? or prepared_at > ?)""").params(Columns.time(now.minus(within)), Columns.time(now.plus(AHEAD))));
    }

    /** Intents whose last call began too long ago, or by a wrong clock, and has no outcome. */
    List<IntentId> unanswered(Instant now, Duration within) {
        return ids(jdbc.sql("""
                        select id from journal_intent
                        where state = 'SENT' and (begun_at < ? or begun_at > ?)""").params(Columns.time(now.minus(within)), Columns.time(now.plus(AHEAD))));
    }

    /** Intents in doubt at which it is time to look. */
    List<Doubt> due(Instant now) {
        return jdbc.sql(whole("where state = 'UNKNOWN' and (next_look <= ? or next_look > ?)", "order by next_look"))
                .params(Columns.time(now), Columns.time(now.plus(WRONG_CLOCK)))
                .query((row, number) -> new Doubt(
                        IntentRow.read(row, number),
                        row.getInt("tries"),
                        row.getInt("contradictions"),
                        row.getBoolean("contradicted")))
                .list();
    }

    /** A query for whole intents: first the rows that are wanted, narrow as they are, then what they say at length. */
    static String whole(String where, String order) {
        return "select * from (select * from journal_intent " + where + " " + order
                + ") wanted join journal_document on intent = id " + order.replaceAll(" (offset|fetch) .*", "");
    }

    private static List<IntentId> ids(JdbcClient.StatementSpec query) {
        return query.query(String.class).list().stream().map(IntentId::new).toList();
    }
}
