package canopy.changes;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What movements of money should come to (manage-api 7.3, 7.4, 8.1). Every answer is an estimate, and null, which is "not
 * available", where the Rates that it takes are not known.
 */
@Component
public class Tariff {

    private final ChangeSettings settings;

    Tariff(ChangeSettings settings) {
        this.settings = settings;
    }

    /** What a credit costs the payer: {@code credit ÷ childRates × payerRates}, without a commission. */
    public static @Nullable Estimate debit(
            Money credit, @Nullable BigDecimal childRates, @Nullable BigDecimal payerRates) {
        return Estimate.scaled(credit, payerRates, childRates);
    }

    /** What the cards are worth after a change of Rates: {@code amount × newRates ÷ oldRates}. */
    public static @Nullable Estimate rescaled(
            Money amount, @Nullable BigDecimal oldRates, @Nullable BigDecimal newRates) {
        return Estimate.scaled(amount, newRates, oldRates);
    }

    /** What the payer pays on top of the debit when it is not the direct parent of the account that it funds. */
    public @Nullable Estimate commission(
            Money credit, @Nullable BigDecimal childRates, @Nullable BigDecimal payerRates) {
        return payerRates == null ? null : Estimate.scaled(credit.times(settings.commission()), payerRates, childRates);
    }

    /** The parent's new card after a claw-back: {@code amount ÷ childRates × parentRates}; the fee is taken elsewhere. */
    public @Nullable Estimate clawBackRefund(
            Money amount, @Nullable BigDecimal childRates, @Nullable BigDecimal parentRates) {
        return Estimate.scaled(amount, parentRates, childRates);
    }

    /** What the parent has more after a claw-back: the refund less the fee; less than zero where the fee is larger. */
    public @Nullable Estimate clawBackGain(
            Money amount, @Nullable BigDecimal childRates, @Nullable BigDecimal parentRates) {
        Estimate refund = clawBackRefund(amount, childRates, parentRates);
        return refund == null ? null : refund.minus(settings.clawBackFee());
    }

    /**
     * What the parent has more after a deletion: the spendable balance at its Rates, less the fee; less than zero where
     * the fee is larger.
     */
    public @Nullable Estimate deletionRefund(
            Money balance, @Nullable BigDecimal childRates, @Nullable BigDecimal parentRates) {
        Estimate worth = Estimate.scaled(balance, parentRates, childRates);
        return worth == null ? null : worth.minus(settings.deletionFee());
    }

    /** When a card that is granted now expires. */
    public static Instant expiry(Instant now, BigDecimal days) {
        BigDecimal seconds = days.multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()));
        return now.plusSeconds(seconds.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
