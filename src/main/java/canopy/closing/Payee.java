package canopy.closing;

import canopy.manage.CreditCard;
import canopy.values.AccountId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account to which the credit of a deleted one goes: the one directly above it.
 *
 * @param id null when it is not known
 * @param cards null when upstream did not send them
 */
record Payee(
        @Nullable AccountId id,
        @Nullable String name,
        Place place,
        @Nullable BigDecimal rates,
        @Nullable List<CreditCard> cards) {

    enum Place {
        SUBACCOUNT,
        OWNER,
        /** Outside the reader's branch: nothing but its id, which stands in every path, is told of it. */
        HIDDEN
    }

    public boolean isListed() {
        return place == Place.SUBACCOUNT;
    }

    public boolean isHidden() {
        return place == Place.HIDDEN;
    }
}
