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
    private final Ownership ownership;

    KnownPlaces(AccountTable accounts, Ownership ownership) {
        this.accounts = accounts;
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
    public boolean isOurs() {
        return ownership.isOurs();
    }
}
