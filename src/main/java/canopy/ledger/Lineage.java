package canopy.ledger;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Collection;
import java.util.Map;

/** Where accounts stand in the tree, as far as whoever keeps the tree knows it. */
public interface Lineage {

    /**
     * The branch of each of the accounts: the path from the root down to the account, itself included. An account that is
     * gone has the one that it was last seen in; one whose place is not known is left out.
     */
    Map<AccountId, Dna> branches(Collection<AccountId> accounts);

    /** The places of the accounts that came, changed or went after a state of the tree; state 0 is before all of them. */
    Moves since(long state);

    /**
     * Where accounts stand that may have moved.
     *
     * @param branches as {@link #branches} tells them
     * @param state of the tree, as far as it was looked
     */
    record Moves(Map<AccountId, Dna> branches, long state) {}

    /**
     * Whether the database belongs to the account behind the owner key, so that its bills may be kept.
     *
     * @throws canopy.manage.ManageException when upstream cannot be asked whose key it is
     */
    boolean isOurs();
}
