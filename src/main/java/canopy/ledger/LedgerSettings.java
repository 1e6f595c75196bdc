package canopy.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is kept.
 *
 * @param days how many closed days it reads by itself, backwards from yesterday; pages can ask for older ones
 * @param grace how long after its end a day may still change upstream
 * @param pause between two calls upstream while it fills
 * @param todayAge today's bill is read again for whoever looks when it is older than this
 * @param filling whether this node fills it
 */
@ConfigurationProperties("canopy.ledger")
record LedgerSettings(
        @DefaultValue("90") int days,
        @DefaultValue("2h") Duration grace,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("60s") Duration todayAge,
        @DefaultValue("true") boolean filling) {

    LedgerSettings {
        if (days < 1 || days > 400) {
            throw new IllegalArgumentException("canopy.ledger.days is a number from 1 to 400");
        }
        if (grace.isNegative() || grace.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("canopy.ledger.grace is at most 24h");
        }
        if (pause.isNegative() || todayAge.isNegative()) {
            throw new IllegalArgumentException("canopy.ledger.pause and canopy.ledger.today-age are not negative");
        }
    }
}
