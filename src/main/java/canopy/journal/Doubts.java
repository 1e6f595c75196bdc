package canopy.journal;

import static canopy.journal.State.NEEDS_HUMAN;
import static canopy.journal.State.SENT;
import static canopy.journal.State.UNKNOWN;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Intents whose outcome is unknown: how one becomes so, and what each look at it leaves behind. */
@Component
class Doubts {

    private final IntentTable intents;
    private final IntentMoves moves;
    private final Endings endings;
    private final Reconcilers reconcilers;
    private final Chain chain;
    private final TransactionTemplate transaction;
    private final JournalTime time;
    private final JournalSettings settings;

    Doubts(
            IntentTable intents,
            IntentMoves moves,
            Endings endings,
            Reconcilers reconcilers,
            Chain chain,
            TransactionTemplate transaction,
            JournalTime time,
            JournalSettings settings) {
        this.intents = intents;
        this.moves = moves;
        this.endings = endings;
        this.reconcilers = reconcilers;
        this.chain = chain;
        this.transaction = transaction;
        this.time = time;
        this.settings = settings;
    }

    /** From SENT to UNKNOWN, or to a person where nobody can look. */
    void begin(IntentId id, String why) {
        transaction.executeWithoutResult(status -> {
            Instant now = time.now();
            if (!moves.doubt(id, why, now.plus(settings.leastPause()))) {
                return;
            }
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("why", why);
            chain.append(id, now, Event.Type.UNKNOWN, body);
            if (!reconcilers.know(intents.hold(id).kind())) {
                endings.end(id, EnumSet.of(UNKNOWN), NEEDS_HUMAN, "journal.seen.nobody-looks");
            }
        });
    }

    /** Looks right after the last answer, while nobody else does. */
    void lookAtOnce(Intent intent) {
        settle(intent, reconcilers.look(intent));
    }

    /** One look of the loop. */
    void look(Doubt doubt) {
        Intent intent = doubt.intent();
        Finding finding = reconcilers.look(intent);
        Instant now = time.now();
        switch (Verdict.on(doubt, finding, now, settings)) {
            case Verdict.Done done -> endings.done(intent, done.applied(), EnumSet.of(UNKNOWN));
            case Verdict.Ended ended -> {
                if (looked(doubt, ended.sighting(), now)) {
                    endings.end(intent.id(), EnumSet.of(UNKNOWN), ended.state(), ended.why());
                }
            }
            case Verdict.Wait wait -> looked(doubt, wait.sighting(), now);
        }
    }

    private void settle(Intent intent, Finding finding) {
        switch (finding) {
            case Finding.Applied applied -> endings.done(intent, applied, EnumSet.of(SENT, UNKNOWN));
            case Finding.NothingYet nothing -> begin(intent.id(), nothing.seen());
            case Finding.Contradiction contradiction -> begin(intent.id(), contradiction.seen());
            case Finding.CannotSee blind -> begin(intent.id(), blind.why());
        }
    }

    /** Only what is new goes into the chain: a day of silence upstream would be thousands of links. */
    private boolean looked(Doubt doubt, Sighting sighting, Instant now) {
        Instant next = now.plus(settings.pause(doubt.tries()));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!moves.looked(doubt, sighting, now, next)) {
                return false;
            }
            if (!Objects.equals(doubt.intent().sight().seen(), sighting.seen())) {
                Map<String, @Nullable Object> body = new LinkedHashMap<>();
                body.put("look", doubt.tries() + 1);
                body.put("seen", sighting.seen());
                chain.append(doubt.intent().id(), now, Event.Type.LOOKED, body);
            }
            return true;
        }));
    }
}
