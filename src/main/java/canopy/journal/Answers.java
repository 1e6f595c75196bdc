package canopy.journal;

import static canopy.journal.State.NEEDS_HUMAN;
import static canopy.journal.State.NOT_APPLIED;
import static canopy.journal.State.REJECTED;
import static canopy.journal.State.SENT;
import static canopy.journal.State.UNKNOWN;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.NotSent;
import canopy.journal.Answer.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what came back for a step, and what follows from it. */
@Component
class Answers {

    private final IntentTable intents;
    private final IntentMoves moves;
    private final Endings endings;
    private final Doubts doubts;
    private final Chain chain;
    private final TransactionTemplate transaction;
    private final JournalTime time;

    Answers(
            IntentTable intents,
            IntentMoves moves,
            Endings endings,
            Doubts doubts,
            Chain chain,
            TransactionTemplate transaction,
            JournalTime time) {
        this.intents = intents;
        this.moves = moves;
        this.endings = endings;
        this.doubts = doubts;
        this.chain = chain;
        this.transaction = transaction;
        this.time = time;
    }

    /**
     * Keeps the answer to one step.
     *
     * @param before the answers to the steps before, all of them yes
     */
    void keep(IntentId id, List<String> before, Answer answer) {
        transaction.executeWithoutResult(status -> {
            State state = intents.hold(id).state();
            Instant now = time.now();
            int accepted = before.size() + (answer instanceof Accepted ? 1 : 0);
            List<String> all = new ArrayList<>(before);
            all.add(text(answer));
            moves.answered(id, all, accepted, now);
            chain.append(id, now, Event.Type.ANSWERED, told(answer, all.size(), state));
            boolean first = before.isEmpty();
            switch (answer) {
                case Accepted yes -> late(id, state, now);
                case Refused no -> refused(id, no, first);
                case NotSent nothing -> {
                    if (first) {
                        endings.end(id, EnumSet.of(SENT, UNKNOWN), NOT_APPLIED, nothing.why());
                    } else {
                        moves.fellShort(id);
                    }
                }
                case Lost lost -> {
                    doubts.begin(id, lost.why());
                    late(id, state, now);
                }
            }
        });
    }

    static String text(Answer answer) {
        return switch (answer) {
            case Accepted yes -> yes.cameBack();
            case Refused no -> no.message();
            case NotSent nothing -> nothing.why();
            case Lost lost -> lost.why();
        };
    }

    private void refused(IntentId id, Refused no, boolean first) {
        moves.refused(id, no);
        if (!first) {
            moves.fellShort(id);
        } else if (!endings.end(id, EnumSet.of(SENT), REJECTED, null)) {
            endings.end(id, EnumSet.of(UNKNOWN), NOT_APPLIED, "journal.why.refused-late");
        }
    }

    /** The loop was faster: what it does not know yet helps it, and what it decided without it must be looked at again. */
    private void late(IntentId id, State state, Instant now) {
        if (state == UNKNOWN) {
            moves.hurry(id, now);
        } else if (state == NOT_APPLIED) {
            endings.end(id, EnumSet.of(NOT_APPLIED), NEEDS_HUMAN, "journal.why.answered-after-all");
        }
    }

    private static Map<String, @Nullable Object> told(Answer answer, int step, State state) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("step", step);
        switch (answer) {
            case Accepted yes -> {
                body.put("answer", "accepted");
                body.put("cameBack", yes.cameBack());
            }
            case Refused no -> {
                body.put("answer", "refused");
                body.put("status", no.status());
                body.put("message", no.message());
                body.put("code", no.code());
                body.put("traceId", no.traceId());
            }
            case NotSent nothing -> {
                body.put("answer", "not-sent");
                body.put("why", nothing.why());
            }
            case Lost lost -> {
                body.put("answer", "lost");
                body.put("why", lost.why());
            }
        }
        body.put("late", state == SENT ? null : state.key());
        return body;
    }
}
