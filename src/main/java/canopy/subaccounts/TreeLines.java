package canopy.subaccounts;

import canopy.directory.Directory;
import canopy.directory.Found;
import canopy.directory.Row;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays out the lines of the tree: what stands open, or what matches together with what is above it. */
final class TreeLines {

    /** Children of one account that are shown at once; a branch of thousands is a list, not a tree. */
    static final int CHILDREN_AT_ONCE = 100;

    /** Past this, further branches stay closed, so that an address cannot ask for a page without end. */
    private static final int MOST_LINES = 2_000;

    private final Directory directory;
    private final Dna branch;
    private final ListLinks links;
    private final Set<AccountId> unsettled;
    private final List<TreeLine> lines = new ArrayList<>();

    /** @param unsettled the accounts with a change that has no confirmed outcome */
    TreeLines(Directory directory, Dna branch, ListLinks links, Set<AccountId> unsettled) {
        this.directory = directory;
        this.branch = branch;
        this.links = links;
        this.unsettled = unsettled;
    }

    /** The given accounts, each with what is open below it. */
    List<TreeLine> browse(Found top) {
        addAll(top);
        return lines;
    }

    /** One page of the accounts below another, as the tree goes on with them. */
    List<TreeLine> below(Row parent, int page) {
        addChildren(parent, page);
        return lines;
    }

    /** What was found, in the order of the tree, each match below the accounts above it. */
    List<TreeLine> matches(Found found) {
        Set<AccountId> shown = new HashSet<>();
        for (Row match : found.rows()) {
            Deque<Row> above = new ArrayDeque<>();
            for (Row up = parentOf(match); up != null && shown.add(up.id()); up = parentOf(up)) {
                above.push(up);
            }
            above.forEach(up ->
                    lines.add(new TreeLine.Account(up, 0, 0, TreeLine.State.OPEN, true, null, null, isUnsettled(up))));
            if (shown.add(match.id())) {
                lines.add(
                        new TreeLine.Account(match, 0, 0, TreeLine.State.LEAF, false, null, null, isUnsettled(match)));
            }
        }
        return lines;
    }

    private @Nullable Row parentOf(Row row) {
        AccountId parent = row.parent();
        return parent == null ? null : directory.row(parent, branch).orElse(null);
    }

    private void addChildren(Row parent, int page) {
        Found children = directory.children(parent.id(), branch, page, CHILDREN_AT_ONCE);
        addAll(children);
        int left = children.total() - Math.min(children.total(), page * CHILDREN_AT_ONCE);
        if (left > 0) {
            lines.add(new TreeLine.More(
                    parent.depth() + 2,
                    left,
                    links.branchAsList(parent.branch()),
                    links.children(parent.id(), page + 1)));
        }
    }

    private void addAll(Found siblings) {
        int position = (siblings.page() - 1) * siblings.size();
        for (Row row : siblings.rows()) {
            position++;
            TreeLine.State state = stateOf(row);
            boolean leaf = state == TreeLine.State.LEAF;
            lines.add(new TreeLine.Account(
                    row,
                    position,
                    siblings.total(),
                    state,
                    false,
                    leaf ? null : links.toggled(row.id()),
                    leaf ? null : links.children(row.id(), 1),
                    isUnsettled(row)));
            if (state == TreeLine.State.OPEN) {
                addChildren(row, 1);
            }
        }
    }

    private boolean isUnsettled(Row row) {
        return unsettled.contains(row.id());
    }

    private TreeLine.State stateOf(Row row) {
        if (row.children() == 0) {
            return TreeLine.State.LEAF;
        }
        boolean open = links.criteria().open().contains(row.id()) && lines.size() < MOST_LINES;
        return open ? TreeLine.State.OPEN : TreeLine.State.CLOSED;
    }
}
