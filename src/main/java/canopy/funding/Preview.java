package canopy.funding;

import canopy.changes.ChangeSettings;
import canopy.changes.Counterparties;
import canopy.changes.Counterparty;
import canopy.changes.Estimate;
import canopy.changes.Tariff;
import canopy.journal.Fact;
import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a movement of credit should come to, for both sides. Only what was read is certain; the rest is an estimate, and
 * null is "not available".
 *
 * @param other the payer of a top-up, the parent of a claw-back
 * @param debit what the payer pays for the credit itself
 * @param commission what it pays on top, when the account is not its own child
 * @param refund the parent's new card
 * @param fee what the parent pays for a claw-back
 * @param now by upstream's clock
 */
record Preview(
        Wish wish,
        Side account,
        @Nullable Side other,
        @Nullable Estimate debit,
        @Nullable Estimate commission,
        @Nullable Estimate refund,
        @Nullable Money fee,
        Instant now,
        BigDecimal refundDays) {

    static Preview of(
            Wish wish,
            Subaccount target,
            @Nullable Counterparty other,
            Tariff tariff,
            ChangeSettings settings,
            Instant now) {
        Side account = Side.of(target, now);
        BigDecimal ours = account.rates();
        BigDecimal theirs = other == null ? null : other.rates();
        boolean past = other != null && !Counterparties.isParent(other, target);
        boolean topUp = wish.isTopUp();
        return new Preview(
                wish,
                account,
                other == null ? null : Side.of(other),
                topUp ? Tariff.debit(wish.amount(), ours, theirs) : null,
                topUp && past ? tariff.commission(wish.amount(), ours, theirs) : null,
                topUp ? null : tariff.clawBackRefund(wish.amount(), ours, theirs),
                topUp ? null : settings.clawBackFee(),
                now,
                BigDecimal.valueOf(settings.clawBackRefundDays()));
    }

    /** A card of the account's, and what is left on it before and after; a new one was not there before. */
    record Card(
            CreditCard card,
            @Nullable Money before,
            @Nullable Money after,
            boolean fresh) {}

    /** The account's cards as they should be afterwards, in upstream's order. */
    public List<Card> cards() {
        List<CreditCard> cards = account.cards() == null ? List.of() : account.cards();
        List<Card> lines = new ArrayList<>();
        Money due = wish.isTopUp() ? Money.ZERO : wish.amount();
        for (CreditCard card : cards) {
            Money left = card.balance();
            Money part = left == null || !card.isSpendable(now) ? Money.ZERO : smaller(left, due);
            due = due.minus(part);
            lines.add(new Card(card, left, left == null ? null : left.minus(part), false));
        }
        if (wish.isTopUp()) {
            CreditCard granted = new CreditCard(
                    wish.amount(), wish.amount(), null, wish.memo(), now, Tariff.expiry(now, wish.days()));
            lines.add(new Card(granted, null, wish.amount(), true));
        }
        return lines;
    }

    public @Nullable Money balance() {
        return account.balance();
    }

    public @Nullable Money balanceAfter() {
        return account.balance() == null ? null : account.balance().plus(wish.signed());
    }

    /** What the other side pays in all, or gets back after the fee. */
    public @Nullable Estimate moved() {
        if (refund != null && fee != null) {
            return refund.minus(fee);
        }
        return debit == null || commission == null ? debit : debit.plus(commission);
    }

    public @Nullable Estimate otherAfter() {
        Estimate moved = moved();
        if (moved == null || other == null || other.balance() == null) {
            return null;
        }
        Estimate before = Estimate.exactly(other.balance());
        return wish.isTopUp() ? before.minus(moved) : before.plus(moved);
    }

    public Instant refundExpiry() {
        return Tariff.expiry(now, refundDays);
    }

    /** Whether more is to be taken back than there is. */
    boolean isTooMuch() {
        return !wish.isTopUp() && balance() != null && wish.amount().compareTo(balance()) > 0;
    }

    /** What the journal keeps: before → after as estimated. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("creditGranted", null, wish.signed().toString()));
        if (wish.isTopUp()) {
            facts.add(new Fact("days", null, wish.days().toPlainString()));
        }
        facts.add(new Fact("balance", text(balance()), text(balanceAfter())));
        if (other != null && other.balance() != null) {
            Estimate after = otherAfter();
            facts.add(new Fact(
                    wish.isTopUp() ? "payerBalance" : "parentBalance",
                    text(other.balance()),
                    after == null ? null : text(after.amount())));
        }
        return facts;
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
