package canopy.journal;

import static canopy.journal.State.DONE;
import static canopy.journal.State.NEEDS_HUMAN;
import static canopy.journal.State.NOT_APPLIED;
import static canopy.journal.State.PREPARED;
import static canopy.journal.State.REJECTED;
import static canopy.journal.State.UNKNOWN;

import canopy.people.Viewer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what is in effect already when the journal hears of it. Each time in the transaction of whoever saw to it,
 * so that neither is there without the other.
 */
@Component
class Afterwards {

    private final IntentTable intents;
    private final IntentMoves moves;
    private final Endings endings;
    private final Chain chain;
    private final TransactionTemplate transaction;
    private final JournalTime time;

    Afterwards(
            IntentTable intents,
            IntentMoves moves,
            Endings endings,
            Chain chain,
            TransactionTemplate transaction,
            JournalTime time) {
        this.intents = intents;
        this.moves = moves;
        this.endings = endings;
        this.chain = chain;
        this.transaction = transaction;
        this.time = time;
    }

    /**
     * Ends an intent as done that had been given up, refused or left to a person; and one in doubt, as a look of the loop
     * would: a look that is under way and saw nothing must find it ended. False when it is in no such state.
     */
    boolean late(IntentId id, List<Fact> result, String why) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Intent intent = intents.find(id).orElse(null);
            if (intent == null) {
                return false;
            }
            if (endings.done(intent, new Finding.Applied(result, true), EnumSet.of(UNKNOWN))) {
                return true;
            }
            Instant now = time.now();
            return moves.end(id, EnumSet.of(NOT_APPLIED, REJECTED, NEEDS_HUMAN), DONE, why, null, now)
                    && settled(id, result, why, now);
        }));
    }

    /** Writes an intent down that is done: nothing of it is sent. */
    void note(Viewer actor, Change change, String why) {
        transaction.executeWithoutResult(status -> {
            Instant now = time.now();
            intents.insert(change, actor, now);
            chain.append(change.id(), now, Event.Type.PREPARED, Preparing.told(actor, change));
            moves.end(change.id(), EnumSet.of(PREPARED), DONE, why, null, now);
            settled(change.id(), change.facts(), why, now);
        });
    }

    private boolean settled(IntentId id, List<Fact> result, String why, Instant now) {
        moves.found(intents.find(id).orElseThrow(), new Finding.Applied(result, true));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("state", DONE.key());
        body.put("why", why);
        body.put("result", result);
        chain.append(id, now, Event.Type.SETTLED, body);
        return true;
    }
}
