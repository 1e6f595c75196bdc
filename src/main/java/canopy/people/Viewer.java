package canopy.people;

import canopy.values.Dna;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The person for whom a request is answered, loaded afresh for each request: a change of role or branch takes effect at
 * the next one, on every node.
 *
 * <p>Handler methods take it as an argument. Queries take its {@link #branch()}, so that another branch is not found.
 *
 * @param branch the part of the tree the person may see and touch, the head included
 */
public record Viewer(long personId, String name, String email, Role role, Dna branch) {

    /**
     * What takes the whole tree beside the role: new accounts appear at its head, the journal's chain holds every
     * branch, and the owner key and the settings act on all of it.
     */
    private static final Set<Right> WHOLE_TREE_ONLY = Collections.unmodifiableSet(
            EnumSet.of(Right.CREATE, Right.EXPORT_CHAIN, Right.MANAGE_OWNER_KEY, Right.MANAGE_SETTINGS));

    /** Whether the person's role has the right, and the branch is wide enough for it. */
    public boolean may(Right right) {
        return role.has(right) && (branch.isWholeTree() || !WHOLE_TREE_ONLY.contains(right));
    }

    /**
     * Whether the person may change an account at all, whatever the role. The head of a narrower branch may only be seen:
     * its credit and its limits are what was given to the person from above.
     *
     * @param account the account's own branch
     */
    public boolean mayChange(Dna account) {
        return account.isWithin(branch) && (branch.isWholeTree() || !account.equals(branch));
    }
}
