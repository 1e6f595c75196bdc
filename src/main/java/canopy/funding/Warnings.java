package canopy.funding;

import canopy.changes.Estimate;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody should think about before money moves; each is the key of a sentence. */
final class Warnings {

    private static final BigDecimal UNUSUAL = BigDecimal.TEN;

    // Upstream refuses model calls below it.
    private static final Money LEAST_TO_CALL = Money.of("1");

    private Warnings() {}

    /** @param visible whether the reader may see the other side's figures */
    static List<String> of(Preview preview, boolean visible) {
        List<String> warnings = new ArrayList<>();
        boolean topUp = preview.wish().isTopUp();
        if (preview.other() == null || preview.moved() == null) {
            warnings.add(topUp ? "funding.warning.payer-unknown" : "funding.warning.parent-unknown");
        } else if (topUp && visible && isShort(preview)) {
            warnings.add("funding.warning.payer-short");
        }
        if (topUp && isUnusual(preview)) {
            warnings.add("funding.warning.unusual");
        }
        Money after = preview.balanceAfter();
        if (after != null && after.compareTo(LEAST_TO_CALL) < 0) {
            warnings.add("funding.warning.no-calls");
        }
        return warnings;
    }

    private static boolean isShort(Preview preview) {
        Estimate after = preview.otherAfter();
        return after != null && after.amount().compareTo(Money.ZERO) < 0;
    }

    /** Far more than the account has, and than it was ever granted at once. */
    private static boolean isUnusual(Preview preview) {
        Money most = preview.balance();
        List<CreditCard> cards = preview.account().cards();
        for (CreditCard card : cards == null ? List.<CreditCard>of() : cards) {
            most = larger(most, card.amount());
        }
        return most != null && most.isPositive() && preview.wish().amount().compareTo(most.times(UNUSUAL)) > 0;
    }

    private static @Nullable Money larger(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
