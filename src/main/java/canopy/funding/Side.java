package canopy.funding;

import canopy.changes.Counterparty;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money of one account at one moment, as upstream told it.
 *
 * @param owner whether it is the account whose key is used
 * @param balance what it could spend
 * @param used what it has spent over its life
 * @param cards null when upstream did not send them
 */
record Side(
        AccountId id,
        boolean owner,
        @Nullable BigDecimal rates,
        @Nullable Money balance,
        @Nullable Money used,
        @Nullable List<CreditCard> cards) {

    static Side of(Subaccount account, Instant now) {
        List<CreditCard> cards = account.funds().cards();
        return new Side(
                account.id(),
                false,
                account.funds().rates(),
                spendable(cards, now),
                account.funds().creditUsed(),
                cards);
    }

    static Side of(Counterparty other) {
        return new Side(other.id(), other.owner(), other.rates(), other.balance(), null, other.cards());
    }

    /** What can be spent of cards: what has expired is lost. Null when a card does not say what is left of it. */
    static @Nullable Money spendable(@Nullable List<CreditCard> cards, Instant now) {
        if (cards == null || cards.stream().anyMatch(card -> card.balance() == null)) {
            return null;
        }
        Money sum = Money.ZERO;
        for (CreditCard card : cards) {
            Money balance = card.balance();
            if (balance != null && card.isSpendable(now)) {
                sum = sum.plus(balance);
            }
        }
        return sum;
    }
}
