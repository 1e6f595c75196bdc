package canopy.closing;

import canopy.changes.Estimate;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a payee's cards tell of a refund: the card that was not there before. Upstream does not say which card a deletion
 * made, and merges cards when there are many, so it is named only where it can be told apart.
 *
 * @param before what the payee could spend before; null when that is not known, likewise after
 * @param refund the new card's amount; null when no card can be told apart
 * @param until when that card expires
 */
record Receipt(
        @Nullable Money before,
        @Nullable Money after,
        @Nullable Money refund,
        @Nullable Instant until) {

    /** @param expected what the refund was thought to be; null when that could not be said */
    static Receipt of(
            @Nullable List<CreditCard> before,
            @Nullable List<CreditCard> after,
            @Nullable Estimate expected,
            Instant upstreamsNow) {
        CreditCard card = before == null || after == null ? null : refund(added(before, after), expected);
        return new Receipt(
                spendable(before, upstreamsNow),
                spendable(after, upstreamsNow),
                card == null ? null : card.amount(),
                card == null ? null : card.expiresAt());
    }

    private static @Nullable CreditCard refund(List<CreditCard> added, @Nullable Estimate expected) {
        if (expected != null && !expected.amount().isPositive()) {
            // Nothing was to come back: a new card is somebody else's doing.
            return null;
        }
        List<CreditCard> likely = added.size() == 1 || expected == null
                ? added
                : added.stream()
                        .filter(card -> expected.amount().equals(card.amount()))
                        .toList();
        return likely.size() == 1 ? likely.getFirst() : null;
    }

    private static List<CreditCard> added(List<CreditCard> before, List<CreditCard> after) {
        List<CreditCard> known = new ArrayList<>(before);
        List<CreditCard> added = new ArrayList<>();
        for (CreditCard card : after) {
            int place = place(known, card);
            if (place < 0) {
                added.add(card);
            } else {
                known.remove(place);
            }
        }
        return added;
    }

    private static int place(List<CreditCard> known, CreditCard card) {
        for (int i = 0; i < known.size(); i++) {
            if (isSame(known.get(i), card)) {
                return i;
            }
        }
        return -1;
    }

    /** What is left on a card changes as it is spent; the rest does not. */
    private static boolean isSame(CreditCard one, CreditCard other) {
        return Objects.equals(one.amount(), other.amount())
                && Objects.equals(one.reference(), other.reference())
                && Objects.equals(one.grantedAt(), other.grantedAt())
                && Objects.equals(one.expiresAt(), other.expiresAt());
    }

    private static @Nullable Money spendable(@Nullable List<CreditCard> cards, Instant now) {
        if (cards == null) {
            return null;
        }
        Money sum = Money.ZERO;
        for (CreditCard card : cards) {
            if (card.balance() != null && card.isSpendable(now)) {
                sum = sum.plus(card.balance());
            }
        }
        return sum;
    }
}
