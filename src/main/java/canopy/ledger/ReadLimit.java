package canopy.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many reads upstream a day may have, all nodes together. A walk of 100,000 accounts every ten minutes takes 15,120.
 */
@ConfigurationProperties("canopy.directory")
public record ReadLimit(@DefaultValue("50000") long dailyReads) {

    public ReadLimit {
        if (dailyReads < 1) {
            throw new IllegalArgumentException("canopy.directory.daily-reads is at least 1");
        }
    }
}
