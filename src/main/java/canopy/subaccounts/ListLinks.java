package canopy.subaccounts;

import canopy.directory.Sort;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the addresses that lead on from a list, each keeping what the present one says. */
record ListLinks(ListAddress address, ListCriteria criteria) {

    static final String PATH = "/subaccounts";

    /** The list by this column; the other way round where it is sorted by it already. */
    public String sortedBy(String column) {
        boolean turn =
                criteria.query().sort() == sort(column) && !criteria.query().descending();
        return address.with("sort", turn ? "-" + column : column).href(PATH);
    }

    /** What {@code aria-sort} says of a column; nothing where the list is not sorted by it. */
    public @Nullable String direction(String column) {
        if (criteria.query().sort() != sort(column)) {
            return null;
        }
        return criteria.query().descending() ? "descending" : "ascending";
    }

    public String page(int page) {
        return address.with("page", page == 1 ? "" : String.valueOf(page)).href(PATH);
    }

    public String size(int size) {
        return address.with("size", String.valueOf(size)).href(PATH);
    }

    public String list() {
        return address.with("view", "").with("open", "").with("sort", "").href(PATH);
    }

    public String tree() {
        return address.with("view", "tree").with("size", "").with("sort", "").href(PATH);
    }

    public String csv() {
        return address.with("view", "")
                .with("page", "")
                .with("size", "")
                .with("open", "")
                .href(PATH + ".csv");
    }

    /** The same view with nothing narrowed. */
    public String cleared() {
        ListAddress clear = address;
        for (String filter : new String[] {"q", "level", "status", "branch", "attention"}) {
            clear = clear.with(filter, "");
        }
        return clear.href(PATH);
    }

    /** The tree with this account's branch opened, or closed where it stands open; the page scrolls back to the account. */
    public String toggled(AccountId account) {
        Set<AccountId> open = new LinkedHashSet<>(criteria.open());
        if (!open.remove(account)) {
            open.add(account);
        }
        String ids = open.stream().map(AccountId::toString).collect(Collectors.joining("."));
        return address.with("open", ids).href(PATH) + "#account-" + account;
    }

    /** A whole branch as a list, in the order of the tree. */
    public String branchAsList(Dna branch) {
        return emptied().with("branch", branch.path()).with("sort", "tree").href(PATH);
    }

    /** A whole branch as a tree of its own. */
    static String branchAsTree(Dna branch) {
        return emptied().with("view", "tree").with("branch", branch.path()).href(PATH);
    }

    /** The lines below an account, to be put in place. */
    public String children(AccountId parent, int page) {
        return emptied()
                .with("branch", address.branch())
                .with("page", page == 1 ? "" : String.valueOf(page))
                .href(PATH + "/" + parent + "/children");
    }

    private static ListAddress emptied() {
        return new ListAddress("", "", "", "", "", "", "", "", "", "");
    }

    private static Sort sort(String column) {
        return Sort.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
