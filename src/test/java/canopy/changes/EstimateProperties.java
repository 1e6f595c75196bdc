package canopy.changes;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;

/** Money comes out to the last digit where it has one, and never claims to be exact where it has none. */
class EstimateProperties {

    private static final ChangeSettings SETTINGS = new ChangeSettings(
            Money.of("0.2"),
            Money.of("0.2"),
            180,
            300,
            new BigDecimal("0.05"),
            ChangeSettings.Payer.OWNER,
            Money.of("2"),
            365);

    private final Tariff tariff = new Tariff(SETTINGS);

    @Property
    void isExactOrSaysThatItIsNot(
            @ForAll @BigRange(min = "0", max = "999999999999999.999999") @Scale(6) BigDecimal credit,
            @ForAll @BigRange(min = "0.000001", max = "1000") @Scale(6) BigDecimal childRates,
            @ForAll @BigRange(min = "0.000001", max = "1000") @Scale(6) BigDecimal payerRates) {
        Estimate debit = Tariff.debit(new Money(credit), childRates, payerRates);

        assertThat(debit).isNotNull();
        BigDecimal product = credit.multiply(payerRates);
        BigDecimal error =
                debit.amount().amount().multiply(childRates).subtract(product).abs();
        assertThat(debit.rounded()).isEqualTo(error.signum() != 0);
        assertThat(error).isLessThanOrEqualTo(new BigDecimal("0.0000005").multiply(childRates));
    }

    @Property
    void changingRatesThereAndBackChangesNothingBeyondTheRounding(
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal balance,
            @ForAll @BigRange(min = "0.1", max = "10") @Scale(2) BigDecimal oldRates,
            @ForAll @BigRange(min = "0.1", max = "10") @Scale(2) BigDecimal newRates) {
        Estimate there = Tariff.rescaled(new Money(balance), oldRates, newRates);
        Estimate back = there == null ? null : Tariff.rescaled(there.amount(), newRates, oldRates);

        assertThat(back).isNotNull();
        BigDecimal difference = back.amount().amount().subtract(balance).abs();
        // Half a step of the first rounding at the old Rates, and half a step of the second.
        BigDecimal most = new BigDecimal("0.0000005")
                .multiply(oldRates)
                .divide(newRates, 12, RoundingMode.UP)
                .add(new BigDecimal("0.0000005"));
        assertThat(difference).isLessThanOrEqualTo(there.rounded() ? most : new BigDecimal("0.0000005"));
    }

    @Property
    void aClawBackOfATopUpCostsTheFeeAndNothingElse(
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal credit,
            @ForAll @BigRange(min = "0.1", max = "10") @Scale(1) BigDecimal childRates,
            @ForAll @BigRange(min = "0.1", max = "10") @Scale(1) BigDecimal payerRates) {
        Estimate debit = Tariff.debit(new Money(credit), childRates, payerRates);
        Estimate gain = tariff.clawBackGain(new Money(credit), childRates, payerRates);

        assertThat(debit).isNotNull();
        assertThat(gain).isEqualTo(debit.minus(Money.of("0.2")));
        assertThat(tariff.deletionRefund(new Money(credit), childRates, payerRates))
                .isEqualTo(gain);
    }

    @Example
    void comesToTheCentOfTheWorkedExamples() {
        // A at 1.0 funds B at 1.2 with 120: A pays 100.
        assertThat(amount(Tariff.debit(Money.of("120"), decimal("1.2"), decimal("1.0"))))
                .isEqualTo(Money.of("100"));
        // Beta funds its child at the same Rates with 80: 9800 becomes 9720.
        assertThat(amount(Tariff.debit(Money.of("80"), decimal("1"), decimal("1"))))
                .isEqualTo(Money.of("80"));
        // A claw-back of 50: a new card of 50, and 9720 becomes 9719.8.
        assertThat(amount(tariff.clawBackRefund(Money.of("50"), decimal("1"), decimal("1"))))
                .isEqualTo(Money.of("50"));
        assertThat(amount(tariff.clawBackGain(Money.of("50"), decimal("1"), decimal("1"))))
                .isEqualTo(Money.of("49.8"));
        // Rates from 1 to 2: 50 of 100 becomes 100 of 200, 80 becomes 160, the balance 260.
        assertThat(amount(Tariff.rescaled(Money.of("50"), decimal("1"), decimal("2"))))
                .isEqualTo(Money.of("100"));
        assertThat(amount(Tariff.rescaled(Money.of("130"), decimal("1"), decimal("2"))))
                .isEqualTo(Money.of("260"));
        // Deleted with 260 at Rates 2: 130 less the fee.
        assertThat(amount(tariff.deletionRefund(Money.of("260"), decimal("2"), decimal("1"))))
                .isEqualTo(Money.of("129.8"));
        // Five in a hundred of what it costs, on top.
        assertThat(amount(tariff.commission(Money.of("120"), decimal("1.2"), decimal("1.0"))))
                .isEqualTo(Money.of("5"));
    }

    @Example
    void doesNotClaimAThirdToBeExact() {
        assertThat(Tariff.debit(Money.of("100"), decimal("3"), decimal("1")))
                .isEqualTo(new Estimate(Money.of("33.333333"), true));
    }

    @Example
    void isNotAvailableWhereRatesAreNotKnown() {
        assertThat(Tariff.debit(Money.of("1"), null, decimal("1"))).isNull();
        assertThat(Tariff.debit(Money.of("1"), decimal("1"), null)).isNull();
        assertThat(Tariff.debit(Money.of("1"), decimal("0"), decimal("1"))).isNull();
        assertThat(tariff.clawBackGain(Money.of("1"), decimal("-1"), decimal("1")))
                .isNull();
        assertThat(Tariff.debit(Money.of("999999999999999"), decimal("1e-30"), decimal("1e30")))
                .isNull();
    }

    @Example
    void countsDaysToTheSecond() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(Tariff.expiry(now, decimal("30"))).isEqualTo("2026-12-21T12:00:00Z");
        assertThat(Tariff.expiry(now, decimal("0.5"))).isEqualTo("2026-11-22T00:00:00Z");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static @Nullable Money amount(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.amount();
    }
}
