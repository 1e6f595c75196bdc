package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/** Money between accounts; what one account's dollar is worth in another's follows from their Rates. */
final class Funding {

    static final BigDecimal FEE = new BigDecimal("0.2");

    private static final BigDecimal COMMISSION = new BigDecimal("0.05");
    private static final BigDecimal CLAWED_BACK_DAYS = BigDecimal.valueOf(300);
    private static final BigDecimal REFUND_DAYS = BigDecimal.valueOf(180);

    private Funding() {}

    /** What a credit costs the payer: {@code credit / childRates × payerRates}. */
    static BigDecimal debit(BigDecimal credit, Draft child, Account payer) {
        return Usd.scaled(credit, payer.terms().rates(), child.terms.rates());
    }

    /** @throws Refusal 400 when the payer has less */
    static void pay(Draft payer, BigDecimal amount, Instant at) {
        if (payer.wallet.balanceAt(at).compareTo(amount) < 0) {
            throw Refusal.badRequest("Insufficient balance: " + amount.toPlainString() + " needed");
        }
        payer.wallet = payer.wallet.spend(amount, at);
    }

    /**
     * The direct parent's share when an ancestor further up funds its child; the payer pays it on top.
     *
     * @return what the payer owes for it
     */
    static BigDecimal commission(
            BigDecimal credit, Draft child, Account payer, Draft parent, Account parentBefore, Card card) {
        BigDecimal share = Usd.of(debit(credit, child, parentBefore).multiply(COMMISSION));
        parent.wallet = parent.wallet.withGrant(new Card(
                share,
                share,
                "Commission from " + child.profile.name(),
                card.memo(),
                card.grantedAt(),
                card.expiresAt()));
        return Usd.of(debit(credit, child, payer).multiply(COMMISSION));
    }

    /** @throws Refusal 400 when the child has less */
    static void clawBack(BigDecimal amount, Draft child, Draft parent, Account parentBefore, String memo, Instant at) {
        if (child.wallet.balanceAt(at).compareTo(amount) < 0) {
            throw Refusal.badRequest("Insufficient balance: the account has less than " + amount.toPlainString());
        }
        BigDecimal worth = debit(amount, child, parentBefore);
        child.wallet = child.wallet.takeBack(amount, at);
        parent.wallet = parent.wallet
                .spend(FEE, at)
                .withRefund(Card.granted(worth, "Refund from " + child.profile.name(), memo, at, CLAWED_BACK_DAYS));
    }

    /** What is left of a deleted account goes to its parent, less the fee. */
    static void refundAll(Draft child, Draft parent, Account parentBefore, Instant at) {
        BigDecimal worth = debit(child.wallet.balanceAt(at), child, parentBefore);
        BigDecimal refund = worth.subtract(FEE);
        if (refund.signum() > 0) {
            parent.wallet = parent.wallet.withRefund(
                    Card.granted(Usd.of(refund), "Refund from deleted " + child.profile.name(), "", at, REFUND_DAYS));
        } else {
            parent.wallet = parent.wallet.spend(refund.negate(), at);
        }
    }
}
