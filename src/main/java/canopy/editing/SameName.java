package canopy.editing;

import canopy.ledger.ReadBudget;
import canopy.manage.AccountFilter;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks upstream for the account with an e-mail address or a name. Whether upstream's filters match exactly is not known,
 * so its answers are compared here.
 */
@Component
class SameName {

    private static final int ENOUGH = 100;

    private final Subaccounts subaccounts;
    private final ReadBudget budget;

    SameName(Subaccounts subaccounts, ReadBudget budget) {
        this.subaccounts = subaccounts;
        this.budget = budget;
    }

    /** @throws canopy.manage.ManageException when upstream cannot be asked */
    Optional<Subaccount> find(String name, String email) {
        budget.take(2, "create");
        return Stream.of(AccountFilter.byEmail(email), AccountFilter.byName(name))
                .flatMap(filter -> subaccounts.descendants(filter, 1, ENOUGH).rows().stream())
                .filter(account -> email.equalsIgnoreCase(account.profile().email())
                        || name.equalsIgnoreCase(account.profile().name()))
                .findFirst();
    }
}
