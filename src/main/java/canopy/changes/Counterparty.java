package canopy.changes;

import canopy.manage.CreditCard;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account on the other side of a movement of money: who pays for a credit, or gets what is taken back.
 *
 * @param owner whether it is the account whose key is used
 * @param branch who may see its figures; the owner's are for those who see the whole tree
 * @param balance what it can spend
 */
public record Counterparty(
        AccountId id,
        @Nullable String name,
        boolean owner,
        Dna branch,
        @Nullable BigDecimal rates,
        @Nullable Money balance,
        @Nullable List<CreditCard> cards) {

    public boolean isVisibleTo(Viewer viewer) {
        return branch.isWithin(viewer.branch());
    }

    /** The name, or the id where it has none. */
    public String title() {
        return name == null ? id.toString() : name;
    }
}
