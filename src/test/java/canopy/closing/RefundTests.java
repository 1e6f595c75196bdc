package canopy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Estimate;
import canopy.manage.CreditCard;
import canopy.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which card of a payee is the refund, and what was at stake when somebody confirmed. */
class RefundTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CreditCard OLD = card("10000", "9719.8", "Recharge", 1);

    @Test
    void takesTheOneNewCardForTheRefundHoweverMuchItIs() {
        CreditCard refund = card("129.7", "129.7", "Refund", 2);
        Receipt receipt = Receipt.of(List.of(OLD), List.of(refund, OLD), estimate("129.8"), NOW);
        assertThat(receipt.refund()).isEqualTo(Money.of("129.7"));
        assertThat(receipt.until()).isEqualTo(refund.expiresAt());
        assertThat(receipt.before()).isEqualTo(Money.of("9719.8"));
        assertThat(receipt.after()).isEqualTo(Money.of("9849.5"));
    }

    @Test
    void knowsAnOldCardAgainThatWasSpentFrom() {
        CreditCard spent = card("10000", "9000", "Recharge", 1);
        CreditCard refund = card("129.8", "129.8", "Refund", 2);
        assertThat(Receipt.of(List.of(OLD), List.of(refund, spent), estimate("129.8"), NOW)
                        .refund())
                .isEqualTo(Money.of("129.8"));
    }

    @Test
    void choosesAmongSeveralNewCardsOnlyTheOneThatWasExpected() {
        CreditCard topUp = card("50", "50", "Recharge", 2);
        CreditCard refund = card("129.8", "129.8", "Refund", 3);
        assertThat(Receipt.of(List.of(OLD), List.of(topUp, refund, OLD), estimate("129.8"), NOW)
                        .refund())
                .isEqualTo(Money.of("129.8"));
        assertThat(Receipt.of(List.of(OLD), List.of(topUp, refund, OLD), estimate("129.7"), NOW)
                        .refund())
                .isNull();
    }

    @Test
    void namesNoRefundWhereCardsWereMergedOrNoneWasExpected() {
        CreditCard merged = card("10129.8", "9849.6", "Recharge", 1);
        assertThat(Receipt.of(List.of(OLD, OLD), List.of(OLD), estimate("129.8"), NOW)
                        .refund())
                .isNull();
        assertThat(Receipt.of(List.of(OLD), List.of(OLD, merged), estimate("-0.2"), NOW)
                        .refund())
                .isNull();
        assertThat(Receipt.of(null, List.of(OLD), estimate("129.8"), NOW).before())
                .isNull();
    }

    @Test
    void letsAnAccountGoOnSpendingBetweenCheckAndConfirmation() {
        Stake shown = new Stake(Money.of("100.50"), 3);
        assertThat(Stake.parse(shown.format())).isEqualTo(shown);
        assertThat(shown.covers(new Stake(Money.of("99.1"), 3))).isTrue();
        assertThat(shown.covers(new Stake(Money.of("100.5"), 2))).isTrue();
        assertThat(shown.covers(new Stake(Money.of("100.51"), 3))).isFalse();
        assertThat(shown.covers(new Stake(Money.of("1"), 4))).isFalse();
        assertThat(new Stake(null, 0).covers(new Stake(Money.of("1"), 0))).isFalse();
        assertThat(Stake.parse(new Stake(null, 0).format())).isEqualTo(new Stake(null, 0));
    }

    @Test
    void readsNoStakeThatNoCheckPageWrote() {
        for (String text : new String[] {"", "1e3/0", "-1/0", "1/-1", "1", "NaN/0", "٣/0", null}) {
            assertThat(Stake.parse(text)).as(text).isNull();
        }
    }

    private static Estimate estimate(String amount) {
        return Estimate.exactly(Money.of(amount));
    }

    private static CreditCard card(String amount, String balance, String reference, int day) {
        Instant granted = NOW.minus(Duration.ofDays(10 - day));
        return new CreditCard(
                Money.of(amount), Money.of(balance), reference, "", granted, granted.plus(Duration.ofDays(180)));
    }
}
