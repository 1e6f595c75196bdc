package canopy.funding;

import canopy.changes.Estimate;
import canopy.changes.Tariff;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of an account's cards between two readings. Faces of cards change by grants only, and stay in sum where cards
 * are merged; what is left on them falls by spending too, which the account's own count of its spending tells apart from
 * what was taken back.
 *
 * @param newcomers cards that were not there before, merged ones among them
 * @param regrouped whether a card with money on it is there no more: merged into another, or spent and dropped
 * @param granted by how much the faces grew; null where that cannot be told
 * @param takenBack what is missing beyond what was spent; null likewise
 */
record Drift(
        List<CreditCard> newcomers,
        boolean regrouped,
        @Nullable Money granted,
        @Nullable Money takenBack) {

    // Upstream adds and rescales floating-point numbers.
    private static final BigDecimal NOISE = new BigDecimal("0.0001");

    static Drift between(Side before, Side now, Instant at) {
        List<CreditCard> earlier = before.cards() == null ? List.of() : before.cards();
        List<CreditCard> later = now.cards() == null ? List.of() : now.cards();
        List<CreditCard> vanished = new ArrayList<>(earlier);
        List<CreditCard> newcomers = new ArrayList<>();
        for (CreditCard card : later) {
            if (!removed(vanished, card, before.rates(), now.rates())) {
                newcomers.add(card);
            }
        }
        // Upstream may drop a card that is empty or has expired: that is no movement.
        List<CreditCard> moved =
                vanished.stream().filter(card -> card.isSpendable(at)).toList();
        boolean comparable = before.cards() != null && now.cards() != null && !differ(before.rates(), now.rates());
        if (!comparable) {
            return new Drift(newcomers, !moved.isEmpty(), null, null);
        }
        // All other cards are in both lists, so their faces cancel out; what is left on them does not.
        Money granted = minus(sum(newcomers, CreditCard::amount), sum(moved, CreditCard::amount));
        // What was on a card that is there no more can have gone either way.
        boolean allThere = vanished.stream().allMatch(Drift::wasEmpty);
        Money gained = minus(sum(later, CreditCard::balance), sum(earlier, CreditCard::balance));
        Money spent = minus(now.used(), before.used());
        return new Drift(newcomers, !moved.isEmpty(), granted, allThere ? minus(minus(granted, gained), spent) : null);
    }

    /** Takes the card out of those of before, where it was among them; two may be alike in everything. */
    private static boolean removed(
            List<CreditCard> earlier, CreditCard card, @Nullable BigDecimal oldRates, @Nullable BigDecimal newRates) {
        Iterator<CreditCard> candidates = earlier.iterator();
        while (candidates.hasNext()) {
            CreditCard candidate = candidates.next();
            if (isMarkedAlike(candidate, card)
                    && isFace(rescaled(candidate.amount(), oldRates, newRates), card.amount())) {
                candidates.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean isMarkedAlike(CreditCard one, CreditCard other) {
        return Objects.equals(one.reference(), other.reference())
                && Objects.equals(one.memo(), other.memo())
                && Objects.equals(one.grantedAt(), other.grantedAt())
                && Objects.equals(one.expiresAt(), other.expiresAt());
    }

    private static @Nullable Money rescaled(
            @Nullable Money face, @Nullable BigDecimal oldRates, @Nullable BigDecimal newRates) {
        if (face == null || oldRates == null || newRates == null || !differ(oldRates, newRates)) {
            return face;
        }
        Estimate rescaled = Tariff.rescaled(face, oldRates, newRates);
        return rescaled == null ? face : rescaled.amount();
    }

    private static boolean isFace(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.minus(other).amount().abs().compareTo(NOISE) <= 0;
    }

    private static boolean wasEmpty(CreditCard card) {
        return card.balance() != null && !card.balance().isPositive();
    }

    private static @Nullable Money sum(List<CreditCard> cards, Function<CreditCard, @Nullable Money> part) {
        Money sum = Money.ZERO;
        for (CreditCard card : cards) {
            Money money = part.apply(card);
            if (money == null) {
                return null;
            }
            sum = sum.plus(money);
        }
        return sum;
    }

    private static @Nullable Money minus(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null ? null : one.minus(other);
    }

    private static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one != null || other != null;
        }
        return one.compareTo(other) != 0;
    }
}
