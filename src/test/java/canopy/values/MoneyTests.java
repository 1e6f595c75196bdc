package canopy.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "0e999999999",
                "1e-999999999",
                "1e40",
                "1e-41",
                "1.00000000000000000000000000000000000000001"
            })
    void refusesWhatWouldFillTheMemoryWithDigits(String amount) {
        BigDecimal decimal = new BigDecimal(amount);
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(decimal));
    }

    @Test
    void refusesAThousandDigits() {
        BigDecimal decimal = new BigDecimal("1." + "0".repeat(1_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(decimal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00012300000000000001", "999999999999999999999999999999.000000000000000000000000000001"})
    void keepsEveryDigitThatUpstreamMayWrite(String amount) {
        assertThat(Money.of(amount)).hasToString(amount);
        assertThat(Money.of(amount).plus(Money.of(amount)).minus(Money.of(amount)))
                .isEqualTo(Money.of(amount));
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Money.of("1.50")).isEqualTo(Money.of("1.5")).hasToString("1.5");
        assertThat(Money.of("1e2")).isEqualTo(Money.of("100")).hasToString("100");
        assertThat(Money.of("0e-50")).isEqualTo(Money.ZERO);
    }
}
