package canopy.subaccounts;

import org.jspecify.annotations.Nullable;

/**
 * The address of the lines below an account, as it was typed.
 *
 * @param branch the branch that the tree shows, by which depths count
 * @param page from 1, {@link TreeLines#CHILDREN_AT_ONCE} lines each
 */
record ChildrenAddress(@Nullable String branch, @Nullable String page) {

    @SuppressWarnings("NullAway") // The list's address reads null as empty.
    ListAddress asList() {
        return new ListAddress("", "tree", "", "", branch, "", "", page, "", "");
    }
}
