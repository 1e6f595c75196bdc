package canopy.journal;

import canopy.journal.IntentPage.Line;
import canopy.people.Complaint;
import canopy.people.StepUp;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Puts together what the page of an intent says. */
@Component
class IntentPages {

    private final Journal journal;
    private final Chain chain;
    private final Scope scope;
    private final StepUp stepUp;
    private final JournalText text;

    IntentPages(Journal journal, Chain chain, Scope scope, StepUp stepUp, JournalText text) {
        this.journal = journal;
        this.chain = chain;
        this.scope = scope;
        this.stepUp = stepUp;
        this.text = text;
    }

    /** @throws ResponseStatusException 404 when there is none that the viewer may see */
    IntentPage of(IntentId id, Viewer viewer, SettlementForm form, List<Complaint> errors, HttpServletRequest request) {
        Intent intent = journal.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean maySettle = scope.maySettle(viewer, intent);
        boolean hides = Discretion.hidesOtherSide(viewer, intent);
        return new IntentPage(
                intent,
                sentence(intent),
                more(intent),
                chain.of(id).stream().map(event -> line(event, hides)).toList(),
                maySettle,
                maySettle && stepUp.isDue(request),
                form,
                errors);
    }

    private String sentence(Intent intent) {
        return switch (intent.state()) {
            case DONE ->
                intent.fulfilled()
                        ? text.text("journal.done." + intent.kind().key(), intent.accountName(), amount(intent))
                        : text.text("journal.sentence.partly");
            case REJECTED ->
                text.text(
                        "journal.sentence.rejected",
                        intent.refusal() == null ? "" : intent.refusal().message());
            default -> text.text("journal.sentence." + intent.state().key());
        };
    }

    private @Nullable String more(Intent intent) {
        String why = intent.outcome().why();
        if (intent.outcome().settledBy() != null) {
            return text.text("journal.settled-by", intent.outcome().settledBy(), why == null ? "" : why);
        }
        if (why != null) {
            return text.say(why);
        }
        return intent.state() == State.UNKNOWN && intent.sight().seen() != null
                ? text.text("journal.seen", text.say(intent.sight().seen()))
                : null;
    }

    private static String amount(Intent intent) {
        return intent.amount() == null ? "" : intent.amount().amount().abs().toPlainString();
    }

    private Line line(Event event, boolean hidesFigures) {
        List<String> words = words(Json.fields(event.body()), hidesFigures);
        return new Line(event.seq(), Instant.parse(event.at()), event.type(), words);
    }

    /** What there is to read in an event: its numbers and keys in words, other people's text as it is. */
    private List<String> words(Map<String, Object> body, boolean hidesFigures) {
        List<String> words = new ArrayList<>();
        if (body.get("actor") instanceof String actor) {
            words.add(text.text("journal.event.by", actor));
        }
        if (body.get("step") instanceof Number step && body.get("steps") instanceof Number steps) {
            words.add(text.text("journal.event.step", step, steps));
        }
        if (body.get("answer") instanceof String answer) {
            words.add(text.text("journal.answer." + answer));
        }
        if (body.get("state") instanceof String state) {
            words.add(text.text("journal.state." + state));
        }
        if (body.get("by") instanceof String by) {
            words.add(text.text("journal.event.by", by));
        }
        for (String key : List.of("message", "why", "seen")) {
            if (body.get(key) instanceof String said) {
                words.add(text.say(hidesFigures ? Discretion.withoutFigures(said) : said));
            }
        }
        return words;
    }
}
