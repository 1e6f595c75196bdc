package canopy.journal;

import canopy.people.Complaint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /journal/{intent}}: receipt and audit in one.
 *
 * @param sentence what became of it, in one plain sentence
 * @param more what else there is to say about that, null when nothing
 * @param maySettle whether the viewer may say what became of it
 * @param proofDue whether the viewer has to type the password for that
 * @param form what was typed to settle it
 */
record IntentPage(
        Intent intent,
        String sentence,
        @Nullable String more,
        List<Line> lines,
        boolean maySettle,
        boolean proofDue,
        SettlementForm form,
        List<Complaint> errors) {

    /** One event of the timeline: when, what, and what is to be said about it. */
    record Line(long seq, java.time.Instant at, String type, List<String> words) {}

    /**
     * One field: as it was, as it was to be, and as it was read back.
     *
     * @param known whether anything was read back
     */
    record FactRow(
            String field,
            @Nullable String before,
            @Nullable String asked,
            @Nullable String result,
            boolean known) {

        /** Whether it is not what was asked for. */
        public boolean differs() {
            return known && !Objects.equals(asked, result);
        }
    }

    /** One call: what went out, and what came back for it. */
    record Call(int number, String sent, @Nullable String cameBack) {}

    /** Whether the page is to ask again by itself. */
    public boolean live() {
        State state = intent.state();
        return state == State.PREPARED || state == State.SENT || state == State.UNKNOWN;
    }

    /** The last event shown: the page asks for what came after it. */
    public long since() {
        return lines.isEmpty() ? 0 : lines.getLast().seq();
    }

    /** Whether it is done, but not all as asked. */
    public boolean partly() {
        return intent.state() == State.DONE && !intent.fulfilled();
    }

    public boolean hasResult() {
        return !intent.result().isEmpty();
    }

    public List<FactRow> facts() {
        Set<String> fields = new LinkedHashSet<>();
        intent.facts().forEach(fact -> fields.add(fact.field()));
        intent.result().forEach(fact -> fields.add(fact.field()));
        return fields.stream().map(this::row).toList();
    }

    public List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        List<String> answers = intent.course().answers();
        for (int i = 0; i < intent.sent().size(); i++) {
            calls.add(new Call(
                    i + 1,
                    Json.readable(intent.sent().get(i)),
                    i < answers.size() ? Json.readable(answers.get(i)) : null));
        }
        return calls;
    }

    public @Nullable String error(String field) {
        return Complaint.about(field, errors);
    }

    private FactRow row(String field) {
        @Nullable Fact asked = find(intent.facts(), field);
        @Nullable Fact result = find(intent.result(), field);
        String before = asked != null ? asked.before() : result == null ? null : result.before();
        return new FactRow(
                field,
                before,
                asked == null ? null : asked.after(),
                result == null ? null : result.after(),
                asked != null && result != null);
    }

    private static @Nullable Fact find(List<Fact> facts, String field) {
        return facts.stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
