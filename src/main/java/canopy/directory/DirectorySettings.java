package canopy.directory;

import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mirror is kept.
 *
 * @param walkEvery from the start of one walk to the start of the next
 * @param lowBalance US dollars; an account that can spend less needs attention. Upstream refuses model calls below 1
 * @param maxPages pages of 1,000 accounts after which a walk stops
 */
@ConfigurationProperties("canopy.directory")
record DirectorySettings(
        @DefaultValue("10m") Duration walkEvery,
        @DefaultValue("2") BigDecimal lowBalance,
        @DefaultValue("500") int maxPages) {

    DirectorySettings {
        if (walkEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("canopy.directory.walk-every is at least a second");
        }
        if (maxPages < 1) {
            throw new IllegalArgumentException("canopy.directory.max-pages is at least 1");
        }
    }

    Money lowBalanceMoney() {
        return new Money(lowBalance);
    }
}
