package canopy.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * One turn of the loop that settles what is in doubt. It only reads upstream and never sends, and it lives in the database
 * alone: a restart, or another node, goes on where the last turn ended.
 */
@Component
class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String watcher = UUID.randomUUID().toString();
    private final Lease lease;
    private final IntentTable intents;
    private final Endings endings;
    private final Doubts doubts;
    private final JournalTime time;
    private final JournalSettings settings;

    Watch(
            Lease lease,
            IntentTable intents,
            Endings endings,
            Doubts doubts,
            JournalTime time,
            JournalSettings settings) {
        this.lease = lease;
        this.intents = intents;
        this.endings = endings;
        this.doubts = doubts;
        this.time = time;
        this.settings = settings;
    }

    /** Settles what can be settled, if there is anything and this node has the lease. False when it was not its turn. */
    boolean turn() {
        Instant now = time.now();
        List<IntentId> forgotten = intents.forgotten(now, settings.preparedWithin());
        List<IntentId> unanswered = intents.unanswered(now, settings.answerWithin());
        List<Doubt> due = intents.due(now);
        if ((forgotten.isEmpty() && unanswered.isEmpty() && due.isEmpty()) || !lease.hold(watcher)) {
            return false;
        }
        forgotten.forEach(endings::giveUp);
        unanswered.forEach(id -> doubts.begin(id, "journal.seen.no-answer"));
        lookAtAll(due);
        return true;
    }

    /** Lets another node take over at once. */
    void end() {
        lease.release(watcher);
    }

    /** Side by side: one that waits for a silent upstream must not make the others wait. */
    private void lookAtAll(List<Doubt> due) {
        List<Thread> looks = new ArrayList<>();
        for (Doubt doubt : due) {
            looks.add(Thread.ofVirtual().name("look at " + doubt.intent().id()).start(() -> look(doubt)));
        }
        for (Thread look : looks) {
            try {
                look.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look(Doubt doubt) {
        try {
            doubts.look(doubt);
        } catch (NestedRuntimeException fault) {
            LOG.warn(
                    "What was seen of intent {} could not be written down",
                    doubt.intent().id(),
                    fault);
        }
    }
}
