package canopy.people;

import canopy.values.Dna;

/**
 * The person for whom a request is answered, loaded afresh for each request: a change of role or branch takes effect at
 * the next one, on every node.
 *
 * <p>Handler methods take it as an argument. Queries take its {@link #branch()}, so that another branch is not found.
 *
 * @param branch the part of the tree the person may see and touch, the head included
 */
public record Viewer(long personId, String name, String email, Role role, Dna branch) {

    /** Whether the person's role has the right. Creating also takes the whole tree, where new accounts appear. */
    public boolean may(Right right) {
        return role.has(right) && (right != Right.CREATE || branch.isWholeTree());
    }
}
