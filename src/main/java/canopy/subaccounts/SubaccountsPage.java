package canopy.subaccounts;

import canopy.directory.BranchFigures;
import canopy.directory.Found;
import canopy.directory.MirrorState;
import canopy.directory.Row;
import canopy.directory.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The list or the tree of accounts.
 *
 * @param found one page of what matches; of a tree that is browsed, one page of its top
 * @param lines the tree's lines; empty for a list
 * @param levels the levels that occur, for the filter
 */
record SubaccountsPage(
        ListAddress address,
        ListLinks links,
        Found found,
        List<TreeLine> lines,
        List<Long> levels,
        MirrorState mirror) {

    boolean tree() {
        return links.criteria().tree();
    }

    List<ListCriteria.Problem> problems() {
        return links.criteria().problems();
    }

    boolean hasProblem(String field) {
        return problems().stream().anyMatch(problem -> problem.field().equals(field));
    }

    List<Row> rows() {
        return found.rows();
    }

    BranchFigures totals() {
        return found.totals();
    }

    /** Why nothing is shown, or that something is. */
    String emptiness() {
        if (!found.rows().isEmpty()) {
            return "none";
        }
        if (!problems().isEmpty()) {
            return "problem";
        }
        if (address.isFiltered() || found.total() > 0) {
            return "noMatch";
        }
        return mirror.isWalking() || mirror.phase() == MirrorState.Phase.NEVER_WALKED ? "reading" : "empty";
    }

    List<String> statuses() {
        return Stream.of(Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    List<Integer> sizes() {
        return canopy.directory.DirectoryQuery.SIZES;
    }

    /** The number of the first row shown, counted over all pages. */
    int first() {
        return (found.page() - 1) * found.size() + 1;
    }

    int last() {
        return first() + found.rows().size() - 1;
    }
}
