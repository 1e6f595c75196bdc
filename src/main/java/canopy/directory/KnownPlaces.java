package canopy.directory;

import canopy.ledger.Lineage;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the ledger where accounts stand, also those that are gone. From the database: the roster needs the ledger. */
@Component
class KnownPlaces implements Lineage {

    private final AccountTable accounts;
    private final Register register;
    private final Ownership ownership;

    KnownPlaces(AccountTable accounts, Register register, Ownership ownership) {
        this.accounts = accounts;
        this.register = register;
        this.ownership = ownership;
    }

    @Override
    public Map<AccountId, Dna> branches(Collection<AccountId> of) {
        Map<AccountId, Dna> branches = new HashMap<>();
        if (!ownership.isForeign()) {
            accounts.paths(of.stream().map(AccountId::value).toList())
                    .forEach((id, path) -> branches.put(new AccountId(id), new Dna(path)));
        }
        return branches;
    }

    @Override
    public Moves since(long state) {
        if (ownership.isForeign()) {
            return new Moves(Map.of(), state);
        }
        // Asked first: what is written meanwhile is looked at again.
        long present = register.version();
        if (present == state) {
            return new Moves(Map.of(), state);
        }
        Map<AccountId, Dna> branches = new HashMap<>();
        accounts.pathsSince(state).forEach((id, path) -> branches.put(new AccountId(id), new Dna(path)));
        return new Moves(branches, present);
    }

    @Override
    public boolean isOurs() {
        return ownership.isOurs();
    }
}
