package canopy.billing;

import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.Filling;
import canopy.ledger.ModelDays;
import canopy.values.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what is to be known of a bill before its figures are used: what is missing, and where upstream disagrees. */
record Notes(BillText text) {

    List<Note> of(Facts facts, @Nullable String model) {
        List<Note> notes = new ArrayList<>();
        if (facts.days().missing() > 0) {
            notes.add(missing(facts.days(), facts.filling()));
        }
        if (facts.today() == TodaysBill.Outcome.SILENT) {
            notes.add(new Note("warning", text.say("billing.note.silent"), null));
        }
        if (facts.days().missing() == 0 || model != null) {
            models(facts.models(), notes);
        }
        disagreements(facts, notes);
        if (facts.accounts() != null && facts.accounts().unplaced() > 0) {
            notes.add(new Note(
                    "note",
                    text.say(
                            "billing.note.unplaced",
                            facts.accounts().unplaced(),
                            text.cost(facts.accounts().unplacedFigures().cost(), false)),
                    null));
        }
        return notes;
    }

    private Note missing(BillDays days, Filling filling) {
        String which =
                text.say("billing.note.missing", days.missing(), days.days().size());
        if (filling.trouble() == null) {
            return new Note("note", which + " " + text.say("billing.note.coming"), null);
        }
        return new Note("warning", which + " " + text.say("billing.trouble." + filling.trouble()), filling.detail());
    }

    private void models(ModelDays models, List<Note> notes) {
        switch (models.state()) {
            case READY -> {}
            case FETCHING -> notes.add(new Note("note", text.say("billing.note.models.fetching"), null));
            case NOT_AVAILABLE ->
                notes.add(new Note(
                        "warning",
                        text.say("billing.note.models.missing")
                                + (models.trouble() == null
                                        ? ""
                                        : " " + text.say("billing.trouble." + models.trouble())),
                        models.detail()));
        }
    }

    private void disagreements(Facts facts, List<Note> notes) {
        List<DayLine> days = facts.days().days().stream()
                .filter(line -> line.disagreement() != null)
                .toList();
        if (!days.isEmpty()) {
            DayLine worst = days.stream()
                    .max(Comparator.comparing(line ->
                            Objects.requireNonNull(line.disagreement()).amount().abs()))
                    .orElseThrow();
            notes.add(new Note(
                    "warning",
                    text.say(
                            "billing.note.disagreement",
                            days.size(),
                            text.day(worst.day()),
                            text.exact(worst.disagreement())),
                    null));
        }
        if (days.isEmpty() && facts.days().doubtful() > 0) {
            // Within a branch it is not told by how much: that would tell of what lies outside it.
            notes.add(new Note(
                    "warning", text.say("billing.note.doubtful", facts.days().doubtful()), null));
        }
        Money models = facts.models().disagreement();
        if (models != null && days.isEmpty()) {
            notes.add(new Note("warning", text.say("billing.note.models.disagreement", text.exact(models)), null));
        }
        Money unsure = facts.models().unsure();
        if (unsure != null) {
            notes.add(new Note("note", text.say("billing.note.models.unsure", text.exact(unsure)), null));
        }
    }
}
