package canopy.dashboard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often upstream is asked while somebody looks, by all nodes together; nobody looks, nobody asks.
 *
 * @param every between two readings of the live figures
 * @param statusEvery between two looks at what the account may do
 * @param listsEvery between two readings of the same page of operations, of the news, and of the models
 * @param logsAMinute how many pages of operations are read for one person within a minute
 * @param logsADay the same on a day of upstream's clock
 */
@ConfigurationProperties("canopy.dashboard")
record DashboardSettings(
        @DefaultValue("15s") Duration every,
        @DefaultValue("5m") Duration statusEvery,
        @DefaultValue("1m") Duration listsEvery,
        @DefaultValue("20") int logsAMinute,
        @DefaultValue("500") int logsADay) {

    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    DashboardSettings {
        if (logsAMinute < 1 || logsADay < 1) {
            throw new IllegalArgumentException("canopy.dashboard.logs-a-minute and logs-a-day are at least 1");
        }
        for (Duration pause : new Duration[] {every, statusEvery, listsEvery}) {
            if (pause.compareTo(Duration.ofSeconds(1)) < 0 || pause.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "canopy.dashboard.every, status-every and lists-every are between 1s and 1d");
            }
        }
    }

    /** How often a page asks the console, which costs nothing upstream: so that it is seldom late for a new reading. */
    Duration poll() {
        Duration third = every.dividedBy(3);
        return third.compareTo(SHORTEST_POLL) < 0
                ? SHORTEST_POLL
                : third.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : third;
    }

    /** The same while a reading is under way. */
    Duration soon() {
        return SHORTEST_POLL;
    }
}
