package canopy.journal;

import static canopy.journal.State.NEEDS_HUMAN;
import static canopy.journal.State.NOT_APPLIED;
import static canopy.journal.State.PREPARED;

import canopy.people.Viewer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How an intent ends: each time the move and its event in one transaction. */
@Component
class Endings {

    private final IntentMoves moves;
    private final Chain chain;
    private final TransactionTemplate transaction;
    private final JournalTime time;

    Endings(IntentMoves moves, Chain chain, TransactionTemplate transaction, JournalTime time) {
        this.moves = moves;
        this.chain = chain;
        this.transaction = transaction;
        this.time = time;
    }

    /** Ends what was written down and never sent. False when it was sent after all. */
    boolean giveUp(IntentId id) {
        return end(id, EnumSet.of(PREPARED), NOT_APPLIED, "journal.why.never-sent");
    }

    /** Ends what needed a person by what that person says. False when somebody else was faster. */
    boolean settle(IntentId id, State to, String reason, Viewer viewer) {
        return end(id, EnumSet.of(NEEDS_HUMAN), to, reason, viewer);
    }

    /** Brings an intent to an end, or to a person. False when it is in none of the states that it may come from. */
    boolean end(IntentId id, Set<State> from, State to, @Nullable String why) {
        return end(id, from, to, why, null);
    }

    private boolean end(IntentId id, Set<State> from, State to, @Nullable String why, @Nullable Viewer settledBy) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = time.now();
            if (!moves.end(id, from, to, why, settledBy == null ? null : settledBy.name(), now)) {
                return false;
            }
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("state", to.key());
            body.put("why", why);
            body.put("by", settledBy == null ? null : settledBy.name());
            body.put("byId", settledBy == null ? null : settledBy.personId());
            chain.append(id, now, to == NEEDS_HUMAN ? Event.Type.NEEDS_HUMAN : Event.Type.SETTLED, body);
            return true;
        }));
    }

    /** Ends an intent that was seen to be in effect. */
    boolean done(Intent intent, Finding.Applied applied, Set<State> from) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = time.now();
            if (!moves.end(intent.id(), from, State.DONE, null, null, now)) {
                return false;
            }
            moves.found(intent, applied);
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("state", State.DONE.key());
            body.put("fulfilled", applied.fulfilled());
            body.put(
                    "created",
                    applied.created() == null ? null : applied.created().toString());
            body.put("result", applied.result());
            chain.append(intent.id(), now, Event.Type.SETTLED, body);
            return true;
        }));
    }
}
