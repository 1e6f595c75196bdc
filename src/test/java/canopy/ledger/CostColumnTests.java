package canopy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Money;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A day's amounts in memory: to the last digit, whatever they are. */
class CostColumnTests {

    private static final long[] ACCOUNTS = {2, 3, 5, 7, 11, 13, 17, 19};

    @Test
    void keepsEachAmountToTheLastDigit() {
        @Nullable
        Money[] costs = Stream.of(
                        "0",
                        "12.5",
                        "0.000001",
                        "-3.20",
                        "1000",
                        "0.00012300000000000001",
                        "999999999999.999999999",
                        "4.123456789")
                .map(Money::of)
                .toArray(Money[]::new);

        CostColumn column = CostColumn.of(ACCOUNTS, costs);

        for (int i = 0; i < ACCOUNTS.length; i++) {
            assertThat(column.of(ACCOUNTS[i], null)).isEqualTo(costs[i]);
        }
    }

    @Test
    void tellsWhatIsNotAvailableFromWhatIsNotNamed() {
        CostColumn column = CostColumn.of(new long[] {2, 3}, new @Nullable Money[] {null, Money.of("1")});

        assertThat(column.of(2, Money.ZERO)).isNull();
        assertThat(column.of(4, Money.ZERO)).isEqualTo(Money.ZERO);
        assertThat(column.of(4, null)).isNull();
    }
}
