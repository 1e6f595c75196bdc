package canopy.charts;

import canopy.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An axis from nothing to four equal steps of a round amount.
 *
 * @param step between one line and the next
 */
public record Scale(Money step) {

    /** How high a drawing is in its own units. */
    static final int HEIGHT = 100;

    private static final int STEPS = 4;
    private static final List<BigDecimal> ROUND = Stream.of("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")
            .map(BigDecimal::new)
            .toList();

    /** The smallest axis that the amount fits on; where there is no amount, or none above nothing, one up to 1. */
    public static Scale upTo(@Nullable Money highest) {
        if (highest == null || !highest.isPositive()) {
            return new Scale(Money.of("0.25"));
        }
        BigDecimal least = highest.amount().divide(BigDecimal.valueOf(STEPS));
        // The power of ten below it: 0.0312 is 3.12 hundredths.
        int power = least.precision() - least.scale() - 1;
        BigDecimal factor = ROUND.stream()
                .map(round -> round.scaleByPowerOfTen(power))
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
        return new Scale(new Money(factor));
    }

    /** The amounts at the lines, from the top down to nothing. */
    public List<Money> lines() {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(line -> step.times(BigDecimal.valueOf(STEPS - line)))
                .toList();
    }

    public Money top() {
        return step.times(BigDecimal.valueOf(STEPS));
    }

    /** How high an amount reaches, from 0 to 100 to two decimals; what is below nothing does not reach at all. */
    BigDecimal height(Money amount) {
        return amount.amount()
                .max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(HEIGHT))
                .divide(top().amount(), 2, RoundingMode.HALF_UP);
    }

    /** How far below the top an amount lies, from 0 to 100 likewise. */
    BigDecimal depth(Money amount) {
        return BigDecimal.valueOf(HEIGHT).subtract(height(amount));
    }
}
