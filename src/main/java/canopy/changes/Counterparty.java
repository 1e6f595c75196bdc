package canopy.changes;

import canopy.manage.CreditCard;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account on the other side of a movement of money: who pays for a credit, or gets what is taken back.
 *
 * @param owner whether it is the account whose key is used
 * @param branch who may see its figures; the owner's are for those who see the whole tree
 * @param balance what it can spend
 * @param keptSince when it was read where that is a while ago; null where this is how it stands now
 */
public record Counterparty(
        AccountId id,
        @Nullable String name,
        boolean owner,
        Dna branch,
        @Nullable BigDecimal rates,
        @Nullable Money balance,
        @Nullable List<CreditCard> cards,
        @Nullable Instant keptSince) {

    public boolean isVisibleTo(Viewer viewer) {
        return branch.isWithin(viewer.branch());
    }

    /**
     * Whether somebody else is on the other side by now than the intent says, such as after the deletion of a parent: then
     * other people may see its figures, and another balance has to wait its turn.
     *
     * @param written in the intent; null where it was not known
     */
    public static boolean isAnother(@Nullable Counterparty read, @Nullable AccountId written) {
        return read != null && written != null && !read.id().equals(written);
    }

    /** The name, or the id where it has none. */
    public String title() {
        return name == null ? id.toString() : name;
    }
}
