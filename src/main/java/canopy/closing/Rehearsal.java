package canopy.closing;

import canopy.changes.ChangeSettings;
import canopy.changes.Estimate;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is thought to become of an account's credit when it is deleted (manage-api 7.4): what can be spent goes to the
 * account above, by the Rates of both and less a fee, as one card; what is on expired cards is lost.
 *
 * @param spendable null when upstream did not say it; likewise what is lost
 * @param worth of it to the payee, before the fee; null when it cannot be estimated
 * @param refund less than zero where the payee has to pay for the fee
 * @param days how long the refund is valid
 * @param until when it then expires
 * @param clawBackDays how long it would be valid if it were clawed back
 */
record Rehearsal(
        @Nullable Money spendable,
        @Nullable Money lost,
        @Nullable BigDecimal childRates,
        Payee payee,
        Money fee,
        @Nullable Estimate worth,
        @Nullable Estimate refund,
        int days,
        Instant until,
        int clawBackDays) {

    static Rehearsal of(Subject subject, Payee payee, ChangeSettings settings, Instant upstreamsNow) {
        Money spendable = subject.row().balance();
        BigDecimal childRates = subject.account().funds().rates();
        Estimate worth = spendable == null ? null : Estimate.scaled(spendable, payee.rates(), childRates);
        return new Rehearsal(
                spendable,
                lost(subject.account().funds().cards(), upstreamsNow),
                childRates,
                payee,
                settings.deletionFee(),
                worth,
                worth == null ? null : worth.minus(settings.deletionFee()),
                settings.refundDays(),
                upstreamsNow.plus(Duration.ofDays(settings.refundDays())),
                settings.clawBackRefundDays());
    }

    public boolean isKnown() {
        return refund != null;
    }

    /** Whether anything comes back, as far as is known. */
    public boolean refunds() {
        return refund != null && refund.amount().isPositive();
    }

    /** What the payee has to pay instead; zero when it has not. */
    public Money charge() {
        return refund == null || refunds() ? Money.ZERO : Money.ZERO.minus(refund.amount());
    }

    private static @Nullable Money lost(@Nullable List<CreditCard> cards, Instant now) {
        if (cards == null) {
            return null;
        }
        Money lost = Money.ZERO;
        for (CreditCard card : cards) {
            if (card.expiresAt() != null && !card.expiresAt().isAfter(now) && card.balance() != null) {
                lost = lost.plus(card.balance());
            }
        }
        return lost;
    }
}
