package canopy.journal;

import canopy.journal.Answer.Refused;
import canopy.values.Dna;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How an intent's row changes. Each move names the states from which it may start and answers whether it took place: an
 * answer that comes late and the loop never overwrite each other. Always within a transaction.
 */
@Component
class IntentMoves {

    private final JdbcClient jdbc;

    IntentMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From PREPARED to SENT, with the first step begun. */
    boolean send(IntentId id, Plan.Send plan, Instant now) {
        boolean sent = jdbc.sql("""
                        update journal_intent set state = 'SENT', sent_at = ?, begun_at = ?, steps_planned = ?
                        where id = ? and state = 'PREPARED'""")
                        .params(
                                Columns.time(now),
                                Columns.time(now),
                                plan.steps().size(),
                                id.value())
                        .update()
                == 1;
        if (sent) {
            jdbc.sql("update journal_document set before_image = ?, facts = ?, sent = ? where intent = ?")
                    .params(
                            Columns.text(plan.before()),
                            Json.write(plan.facts()),
                            Json.write(List.of(plan.steps().getFirst().sent())),
                            id.value())
                    .update();
        }
        return sent;
    }

    /** Begins a later step. Not when the loop has taken over meanwhile. */
    boolean begin(IntentId id, List<String> sent, Instant now) {
        boolean begun = jdbc.sql("update journal_intent set begun_at = ? where id = ? and state = 'SENT'")
                        .params(Columns.time(now), id.value())
                        .update()
                == 1;
        if (begun) {
            jdbc.sql("update journal_document set sent = ? where intent = ?")
                    .params(Json.write(sent), id.value())
                    .update();
        }
        return begun;
    }

    /** Keeps what came back, whatever the state is by now. */
    void answered(IntentId id, List<String> answers, int accepted, Instant now) {
        jdbc.sql("update journal_intent set steps_accepted = ?, answered_at = ? where id = ?")
                .params(accepted, Columns.time(now), id.value())
                .update();
        jdbc.sql("update journal_document set answers = ? where intent = ?")
                .params(Json.write(answers), id.value())
                .update();
    }

    /** Keeps that upstream said no. */
    void refused(IntentId id, Refused refusal) {
        jdbc.sql("""
                        update journal_intent
                        set refused_status = ?, refused_message = ?, refused_code = ?, refused_trace = ? where id = ?""")
                .param(refusal.status())
                .param(Columns.text(refusal.message()))
                .param(Columns.textIfAny(refusal.code()))
                .param(Columns.textIfAny(refusal.traceId()))
                .param(id.value())
                .update();
    }

    /** A later step did not come through: whatever is in effect, it is not all that was asked. */
    void fellShort(IntentId id) {
        jdbc.sql("update journal_intent set fulfilled = false where id = ?")
                .param(id.value())
                .update();
    }

    /** From SENT to UNKNOWN; the loop looks for the first time at {@code firstLook}. */
    boolean doubt(IntentId id, @Nullable String seen, Instant firstLook) {
        return jdbc.sql("""
                        update journal_intent set state = 'UNKNOWN', seen = ?, next_look = ?
                        where id = ? and state = 'SENT'""")
                        .param(Columns.textIfAny(seen))
                        .param(Columns.time(firstLook))
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Makes an intent in doubt due at once. */
    void hurry(IntentId id, Instant now) {
        jdbc.sql("update journal_intent set next_look = ? where id = ? and state = 'UNKNOWN'")
                .params(Columns.time(now), id.value())
                .update();
    }

    /** Keeps that somebody looked, unless somebody else did since. */
    boolean looked(Doubt doubt, Sighting sighting, Instant now, Instant nextLook) {
        return jdbc.sql("""
                        update journal_intent
                        set tries = tries + 1, next_look = ?, seen = ?, contradictions = ?,
                            contradicted = contradicted or ?, looks = looks + ?,
                            first_look = case when ? = 1 then coalesce(first_look, ?) else first_look end,
                            last_look = case when ? = 1 then ? else last_look end
                        where id = ? and state = 'UNKNOWN' and tries = ?""")
                        .param(Columns.time(nextLook))
                        .param(Columns.text(sighting.seen()))
                        .param(sighting.contradiction() ? doubt.contradictions() + 1 : 0)
                        .param(sighting.contradiction())
                        .param(sighting.counts() ? 1 : 0)
                        .param(sighting.counts() ? 1 : 0)
                        .param(Columns.time(now))
                        .param(sighting.counts() ? 1 : 0)
                        .param(Columns.time(now))
                        .param(doubt.intent().id().value())
                        .param(doubt.tries())
                        .update()
                == 1;
    }

    /** To a person, or to an end. */
    boolean end(IntentId id, Set<State> from, State to, @Nullable String why, @Nullable String settledBy, Instant now) {
        return jdbc.sql("update journal_intent set state = ?, why = ?, settled_by = ?, settled_at = ? where id = ?"
                                + " and state in ("
                                + from.stream()
                                        .map(state -> "'" + state.name() + "'")
                                        .collect(Collectors.joining(", "))
                                + ")")
                        .param(to.name())
                        .param(Columns.textIfAny(why))
                        .param(Columns.textIfAny(settledBy))
                        .param(Columns.timeIfAny(to.isSettled() ? now : null))
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Keeps what was read back, and the account where the intent made one. */
    void found(Intent intent, Finding.Applied applied) {
        jdbc.sql("update journal_intent set fulfilled = fulfilled and ? where id = ?")
                .params(applied.fulfilled(), intent.id().value())
                .update();
        jdbc.sql("update journal_document set result = ? where intent = ?")
                .params(Json.write(applied.result()), intent.id().value())
                .update();
        if (intent.account() == null && applied.created() != null) {
            jdbc.sql("update journal_intent set account_id = ?, branch = ? where id = ?")
                    .params(
                            applied.created().value(),
                            Dna.branchOf(intent.branch(), applied.created()).path(),
                            intent.id().value())
                    .update();
        }
    }
}
