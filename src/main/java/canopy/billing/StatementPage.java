package canopy.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill for paper.
 *
 * @param growing whether a later look shows more
 * @param whose the account or branch
 * @param covers what of it: alone, with all below it, or everything
 * @param complete whether it can still change, in a sentence
 * @param made when it was made
 * @param otherCorrections how many are not on this sheet, in a sentence; null when all are
 */
record StatementPage(
        String bill,
        boolean growing,
        String whose,
        String covers,
        String period,
        String clock,
        String complete,
        String made,
        List<Note> notes,
        List<Total> totals,
        List<Part> parts,
        List<String> corrections,
        @Nullable String otherCorrections) {

    /**
     * A table of it: by model, by account or by day.
     *
     * @param first the head of its first column
     * @param total null where it would pretend to be complete
     * @param others what is not among the lines, in a sentence; null when all are
     */
    record Part(
            By by,
            String first,
            List<Line> lines,
            @Nullable Line total,
            @Nullable String others) {}
}
