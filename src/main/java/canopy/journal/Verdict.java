package canopy.journal;

import canopy.journal.Finding.Applied;
import canopy.journal.Finding.CannotSee;
import canopy.journal.Finding.Contradiction;
import canopy.journal.Finding.NothingYet;
import java.time.Instant;

/** What a look at an intent in doubt means, given all the looks before. */
sealed interface Verdict {

    record Done(Applied applied) implements Verdict {}

    record Ended(State state, String why, Sighting sighting) implements Verdict {}

    record Wait(Sighting sighting) implements Verdict {}

    static Verdict on(Doubt doubt, Finding finding, Instant now, JournalSettings settings) {
        return switch (finding) {
            case Applied applied -> new Done(applied);
            case CannotSee blind -> new Wait(new Sighting(blind.why(), false, false));
            case Contradiction contradiction -> {
                Sighting sighting = new Sighting(contradiction.seen(), true, true);
                // One may come from reading in the middle of a change; two in a row do not.
                yield doubt.contradictions() > 0
                        ? new Ended(State.NEEDS_HUMAN, "journal.why.contradiction", sighting)
                        : new Wait(sighting);
            }
            case NothingYet nothing -> {
                Sighting sighting = new Sighting(nothing.seen(), true, false);
                yield hasLookedLongEnough(doubt.intent(), now, settings)
                        ? nothing(doubt, sighting)
                        : new Wait(sighting);
            }
        };
    }

    private static boolean hasLookedLongEnough(Intent intent, Instant now, JournalSettings settings) {
        Instant first = intent.sight().firstLook();
        return first != null
                && intent.sight().looks() + 1 >= settings.leastLooks()
                && !first.plus(settings.notAppliedAfter()).isAfter(now);
    }

    /** What upstream once accepted, or once showed traces of, may not be called undone by a console. */
    private static Verdict nothing(Doubt doubt, Sighting sighting) {
        if (doubt.intent().stepsAccepted() > 0) {
            return new Ended(State.NEEDS_HUMAN, "journal.why.accepted-but-invisible", sighting);
        }
        if (doubt.contradicted()) {
            return new Ended(State.NEEDS_HUMAN, "journal.why.contradiction", sighting);
        }
        return new Ended(State.NOT_APPLIED, "journal.why.nothing-seen", sighting);
    }
}
