package canopy.subaccounts;

import canopy.directory.BranchFigures;
import canopy.directory.DirectoryQuery;
import canopy.directory.Found;
import canopy.directory.MirrorState;
import canopy.directory.Row;
import canopy.directory.Status;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list or the tree of accounts.
 *
 * @param found one page of what matches; of a tree that is browsed, one page of its top
 * @param lines the tree's lines; empty for a list
 * @param exact the account whose id was typed into the search box; its id may also be part of many others' names
 * @param levels the levels that occur, for the filter
 * @param unsettled of a list, the accounts with a change that has no confirmed outcome
 * @param curves of a list, what the accounts spent on each of the last thirty days that are over
 * @param mayCreate whether the reader may make accounts
 */
record SubaccountsPage(
        ListAddress address,
        ListLinks links,
        Found found,
        List<TreeLine> lines,
        @Nullable Row exact,
        List<Long> levels,
        MirrorState mirror,
        Set<AccountId> unsettled,
        Map<AccountId, List<@Nullable Money>> curves,
        boolean mayCreate) {

    /** As far as the style sheet counts. */
    private static final int DEEPEST_TOP = 12;

    public boolean tree() {
        return links.criteria().tree();
    }

    public List<ListCriteria.Problem> problems() {
        return links.criteria().problems();
    }

    public boolean hasProblem(String field) {
        return problems().stream().anyMatch(problem -> problem.field().equals(field));
    }

    public List<Row> rows() {
        return found.rows();
    }

    public BranchFigures totals() {
        return found.totals();
    }

    /** Whether the accounts are being read for the first time, so that more of them come all the while. */
    public boolean firstReading() {
        return mirror.isWalking() && mirror.completeAt() == null;
    }

    /** This page's own address. */
    public String here() {
        return address.href(ListLinks.PATH);
    }

    /** Whether nothing is shown, and why. */
    public String emptiness() {
        if (!found.rows().isEmpty()) {
            return "no";
        }
        if (!problems().isEmpty()) {
            return "problem";
        }
        if (found.total() > 0) {
            return "beyond";
        }
        if (address.isFiltered()) {
            return "noMatch";
        }
        return mirror.isWalking() || mirror.phase() == MirrorState.Phase.NEVER_WALKED ? "reading" : "empty";
    }

    /** Whether this is a tree with nothing searched in it, of which the top and what is open are shown. */
    public boolean browsing() {
        return tree() && links.criteria().isBrowsing();
    }

    /** The level from which the tree's lines are set out; deep trees need not begin at the margin's far side. */
    public int topLevel() {
        return lines.isEmpty() ? 1 : Math.min(lines.getFirst().level(), DEEPEST_TOP);
    }

    /** What narrows the list, as its address says it, for paper. */
    public String printed() {
        return address
                .with("view", "")
                .with("page", "")
                .with("size", "")
                .with("open", "")
                .parameters()
                .entrySet()
                .stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(", "));
    }

    public List<String> statuses() {
        return Stream.of(Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public boolean attention() {
        return links.criteria().query().attention();
    }

    public List<Column> columns() {
        return Column.ALL;
    }

    public Pager pager() {
        int page = found.page();
        int pages = found.pages();
        int last = (page - 1) * found.size() + found.rows().size();
        return new Pager(
                last - found.rows().size() + 1,
                last,
                found.total(),
                page,
                pages,
                page > 1 ? links.page(1) : null,
                page > 1 ? links.page(page - 1) : null,
                page < pages ? links.page(page + 1) : null,
                page < pages ? links.page(pages) : null,
                ListLinks.PATH,
                address.with("page", "").parameters(),
                DirectoryQuery.SIZES.stream()
                        .map(size -> new Pager.Size(size, links.size(size), size == found.size()))
                        .toList());
    }

    /** A column of the list: what it can be sorted by, and how its cells are set. */
    record Column(String name, @Nullable String kind) {

        /** A curve has no order. */
        public boolean sorts() {
            return !name.equals("curve");
        }

        private static final List<Column> ALL = List.of(
                new Column("name", null),
                new Column("id", "number"),
                new Column("level", "number"),
                new Column("status", null),
                new Column("balance", "money"),
                new Column("spent", null),
                new Column("curve", null),
                new Column("children", "number"),
                new Column("expiry", null));
    }

    /**
     * Where in the list this page is.
     *
     * @param previous the address of the page before, null on the first; likewise the others
     * @param action where the number of a page is sent
     * @param kept what is sent with it, so that the rest of the address stays
     */
    record Pager(
            int from,
            int to,
            int total,
            int page,
            int pages,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last,
            String action,
            Map<String, String> kept,
            List<Size> sizes) {

        /** A number of rows per page that can be chosen. */
        record Size(int label, String href, boolean current) {}
    }
}
