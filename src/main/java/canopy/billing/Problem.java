package canopy.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in an address that means nothing, as the error summary wants it.
 *
 * @param field the field of the form that it stands in; null where the form has none for it
 */
record Problem(@Nullable String field, String message) {

    /** @param from the name of the field of the first day, and likewise of the last */
    static List<Problem> of(BillCriteria criteria, String from, String to, BillText text) {
        return criteria.problems().stream()
                .map(problem -> new Problem(field(problem, from, to), text.say("billing.problem." + problem)))
                .toList();
    }

    /** The parameter, or the two, that a problem is about. */
    static String parameter(String problem) {
        return switch (problem) {
            case "early", "future", "order", "long" -> "from, to";
            case "both" -> "account, branch";
            default -> problem;
        };
    }

    private static @Nullable String field(String problem, String from, String to) {
        return switch (problem) {
            case "from", "early", "future" -> from;
            case "to", "order", "long" -> to;
            case "branch" -> problem;
            default -> null;
        };
    }
}
