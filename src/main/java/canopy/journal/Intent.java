package canopy.journal;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An intent as it stands.
 *
 * @param change what was asked for; once sent, its facts are those of the plan
 * @param wasThere whether {@link Journal#perform} found it instead of making it
 */
public record Intent(
        Change change,
        State state,
        long actorId,
        String actorName,
        Course course,
        Sight sight,
        Outcome outcome,
        boolean wasThere) {

    /**
     * What went out and came back.
     *
     * @param before the target as JSON just before the first step; null when nothing was sent
     * @param sent each step that was begun, as JSON with secrets masked
     * @param stepsAccepted how many of them upstream accepted, the first ones
     * @param answers what came back for each, in words or JSON
     */
    public record Course(
            Instant preparedAt,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable Instant settledAt,
            @Nullable String before,
            List<String> sent,
            int stepsPlanned,
            int stepsAccepted,
            List<String> answers) {}

    /**
     * What was seen since.
     *
     * @param looks that saw anything
     * @param firstLook the first of them
     * @param seen what the last look saw, a message key or text
     */
    public record Sight(
            int looks,
            @Nullable Instant firstLook,
            @Nullable Instant lastLook,
            @Nullable String seen) {}

    /**
     * How it ended.
     *
     * @param result each field before → as it was read back
     * @param fulfilled false when it took effect, but not all as asked
     * @param why a message key or text: the reason of a stop, or of the person who settled it
     * @param refusal upstream's own words, null when it did not refuse
     * @param settledBy the person who settled it, null when nobody had to
     */
    public record Outcome(
            List<Fact> result,
            boolean fulfilled,
            @Nullable String why,
            Answer.@Nullable Refused refusal,
            @Nullable String settledBy) {}

    /** Whether it still locks its target. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** The same with other figures in its facts and answers. */
    Intent withFigures(List<Fact> facts, List<Fact> result, List<String> answers) {
        Change asked = new Change(
                change.id(),
                change.kind(),
                change.target(),
                change.money(),
                change.amount(),
                change.payer(),
                change.reason(),
                facts);
        Course gone = new Course(
                course.preparedAt(),
                course.sentAt(),
                course.answeredAt(),
                course.settledAt(),
                null,
                course.sent(),
                course.stepsPlanned(),
                course.stepsAccepted(),
                answers);
        Outcome ended = new Outcome(result, outcome.fulfilled(), outcome.why(), outcome.refusal(), outcome.settledBy());
        return new Intent(asked, state, actorId, actorName, gone, sight, ended, wasThere);
    }

    /** The same with other words of upstream, and of whoever settled it. */
    Intent withWords(UnaryOperator<String> words) {
        Answer.Refused refusal = outcome.refusal();
        Course gone = new Course(
                course.preparedAt(),
                course.sentAt(),
                course.answeredAt(),
                course.settledAt(),
                course.before(),
                course.sent(),
                course.stepsPlanned(),
                course.stepsAccepted(),
                course.answers().stream().map(words).toList());
        String seen = sight.seen();
        Sight found =
                new Sight(sight.looks(), sight.firstLook(), sight.lastLook(), seen == null ? null : words.apply(seen));
        String why = outcome.why();
        Outcome ended = new Outcome(
                outcome.result(),
                outcome.fulfilled(),
                why == null ? null : words.apply(why),
                refusal == null
                        ? null
                        : new Answer.Refused(
                                refusal.status(), words.apply(refusal.message()), refusal.code(), refusal.traceId()),
                outcome.settledBy());
        return new Intent(change, state, actorId, actorName, gone, found, ended, wasThere);
    }

    public IntentId id() {
        return change.id();
    }

    public Kind kind() {
        return change.kind();
    }

    /** Null for a creation that is not done. */
    public @Nullable AccountId account() {
        return change.target().account();
    }

    public String accountName() {
        return change.target().name();
    }

    public Dna branch() {
        return change.target().branch();
    }

    public boolean money() {
        return change.money();
    }

    public @Nullable Money amount() {
        return change.amount();
    }

    public @Nullable AccountId payer() {
        return change.payer();
    }

    public @Nullable String reason() {
        return change.reason();
    }

    public List<Fact> facts() {
        return change.facts();
    }

    public @Nullable String before() {
        return course.before();
    }

    public List<String> sent() {
        return course.sent();
    }

    public int stepsSent() {
        return course.sent().size();
    }

    public int stepsAccepted() {
        return course.stepsAccepted();
    }

    public Instant preparedAt() {
        return course.preparedAt();
    }

    /** When the first step was begun. */
    public @Nullable Instant sentAt() {
        return course.sentAt();
    }

    public List<Fact> result() {
        return outcome.result();
    }

    public boolean fulfilled() {
        return outcome.fulfilled();
    }

    public Answer.@Nullable Refused refusal() {
        return outcome.refusal();
    }

    /** The same, found instead of made. */
    Intent found() {
        return new Intent(change, state, actorId, actorName, course, sight, outcome, true);
    }
}
