package canopy.journal;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.NotSent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an intent that is written down through its steps, each of them written down before it is made. */
@Component
class Performing {

    private static final int ATTEMPTS = 3;

    private final IntentTable intents;
    private final IntentMoves moves;
    private final Endings endings;
    private final Answers answers;
    private final Doubts doubts;
    private final Chain chain;
    private final Disk disk;
    private final TransactionTemplate transaction;
    private final JournalTime time;
    private final JournalSettings settings;

    Performing(
            IntentTable intents,
            IntentMoves moves,
            Endings endings,
            Answers answers,
            Doubts doubts,
            Chain chain,
            Disk disk,
            TransactionTemplate transaction,
            JournalTime time,
            JournalSettings settings) {
        this.intents = intents;
        this.moves = moves;
        this.endings = endings;
        this.answers = answers;
        this.doubts = doubts;
        this.chain = chain;
        this.disk = disk;
        this.transaction = transaction;
        this.time = time;
        this.settings = settings;
    }

    /** @throws NotYetConfirmed when the database does not take what came back */
    void perform(IntentId id, Supplier<Plan> plan) {
        switch (planned(id, plan)) {
            case Plan.Stop stop -> endings.end(id, EnumSet.of(State.PREPARED), State.NOT_APPLIED, stop.why());
            case Plan.Send send -> {
                // Before it is written down: a standstill after that must not go unnoticed.
                Instant begun = time.now();
                // Not when the loop has given it up meanwhile.
                if (begun(id, send)) {
                    send(id, send.steps(), begun);
                }
            }
        }
    }

    private Plan planned(IntentId id, Supplier<Plan> plan) {
        try {
            return plan.get();
        } catch (RuntimeException failure) {
            try {
                endings.end(id, EnumSet.of(State.PREPARED), State.NOT_APPLIED, "journal.why.plan-failed");
            } catch (NestedRuntimeException databaseToo) {
                // The loop gives it up in a minute.
                failure.addSuppressed(databaseToo);
            }
            throw failure;
        }
    }

    private void send(IntentId id, List<Step> steps, Instant first) {
        List<String> cameBack = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Instant begun = i == 0 ? first : time.now();
            if (i > 0 && !begun(id, steps, i)) {
                // The loop has taken over: the rest is never sent.
                return;
            }
            Answer answer = answer(steps.get(i), begun);
            kept(id, () -> answers.keep(id, List.copyOf(cameBack), answer));
            if (!(answer instanceof Accepted)) {
                if (i > 0 && !(answer instanceof Lost)) {
                    kept(id, () -> lookIfSent(id));
                }
                return;
            }
            cameBack.add(Answers.text(answer));
        }
        kept(id, () -> lookIfSent(id));
    }

    private boolean begun(IntentId id, Plan.Send plan) {
        Instant now = time.now();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("step", 1);
        body.put("steps", plan.steps().size());
        body.put("sent", plan.steps().getFirst().sent());
        body.put("facts", plan.facts());
        body.put("before", plan.before());
        return written(id, now, body, () -> moves.send(id, plan, now));
    }

    private boolean begun(IntentId id, List<Step> steps, int index) {
        Instant now = time.now();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("step", index + 1);
        body.put("steps", steps.size());
        body.put("sent", steps.get(index).sent());
        List<String> sent = steps.subList(0, index + 1).stream().map(Step::sent).toList();
        return written(id, now, body, () -> moves.begin(id, sent, now));
    }

    private boolean written(IntentId id, Instant now, Map<String, @Nullable Object> body, BooleanSupplier move) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!move.getAsBoolean()) {
                return false;
            }
            chain.append(id, now, Event.Type.SENT, body);
            return true;
        }));
    }

    /** The call itself, in no transaction. Whatever it throws, it may have been sent. */
    private Answer answer(Step step, Instant begun) {
        try {
            disk.force();
        } catch (NestedRuntimeException fault) {
            return new NotSent("journal.why.not-on-disk");
        }
        if (begun.plus(settings.answerWithin()).isBefore(time.now())) {
            // The process stood still since it was written down, and by now the loop is looking for an effect.
            return new NotSent("journal.why.stood-still");
        }
        try {
            return step.call().get();
        } catch (RuntimeException fault) {
            return new Lost("journal.why.call-failed");
        }
    }

    private void lookIfSent(IntentId id) {
        Intent intent = intents.find(id).orElseThrow();
        if (intent.state() == State.SENT) {
            doubts.lookAtOnce(intent);
        }
    }

    /** After a call nothing may be lost to a short fault of the database, such as a connection that it closed. */
    private static void kept(IntentId id, Runnable writing) {
        for (int attempt = 1; ; attempt++) {
            try {
                writing.run();
                return;
            } catch (NestedRuntimeException fault) {
                if (attempt == ATTEMPTS) {
                    throw new NotYetConfirmed(id, fault);
                }
            }
        }
    }
}
