package canopy.journal;

import java.util.List;

/** What to do, made from the target as it is right now. */
public sealed interface Plan {

    /**
     * Go on.
     *
     * @param before the target as it is, as JSON: all that a {@link Reconciler} needs to tell the effect later
     * @param facts what is changed, before → after, by the values just read
     * @param steps the calls in their order, one at least; a later one is made only when the ones before were accepted
     */
    record Send(String before, List<Fact> facts, List<Step> steps) implements Plan {

        public Send {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("A plan without a step sends nothing: stop instead");
            }
        }
    }

    /**
     * Send nothing, since the target is not what it was.
     *
     * @param why a message key, or text
     */
    record Stop(String why) implements Plan {}
}
