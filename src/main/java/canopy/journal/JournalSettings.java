package canopy.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the journal waits before it calls an outcome what.
 *
 * @param preparedWithin after which an intent that was never sent is given up
 * @param answerWithin after which a call without an answer is in doubt; longer than the deadline of a write upstream
 * @param notAppliedAfter for how long nothing of an intent is to be seen before it counts as not applied
 * @param payerWait how long a money move waits for another one of the same balance
 * @param lookEvery how often the loop asks what is due
 * @param leastPause before the second look at an intent; each further pause is twice as long
 * @param longestPause between two looks
 */
@ConfigurationProperties("canopy.journal")
record JournalSettings(
        @DefaultValue("60s") Duration preparedWithin,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("3m") Duration notAppliedAfter,
        @DefaultValue("20s") Duration payerWait,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("1s") Duration leastPause,
        @DefaultValue("30s") Duration longestPause) {

    /** Fewer may all have fallen into one short fault. */
    private static final int FEWEST_LOOKS = 3;

    JournalSettings {
        if (lookEvery.toMillis() < 10 || leastPause.toMillis() < 10) {
            throw new IllegalArgumentException("canopy.journal.look-every and least-pause are at least 10 ms");
        }
        if (longestPause.compareTo(leastPause) < 0) {
            throw new IllegalArgumentException("canopy.journal.longest-pause is not shorter than least-pause");
        }
    }

    /** @throws IllegalArgumentException when a call could be in doubt while it is still under way */
    void mustOutlast(Duration write) {
        if (answerWithin.compareTo(write) <= 0) {
            throw new IllegalArgumentException("canopy.journal.answer-within (" + answerWithin.toMillis()
                    + " ms) must be longer than a write upstream may take, canopy.manage.write-timeout ("
                    + write.toMillis() + " ms)");
        }
    }

    /** From one look at an intent to the next: twice as long each time, up to the longest. */
    Duration pause(int tries) {
        Duration pause = leastPause.multipliedBy(1L << Math.min(tries, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    /**
     * How many looks must have seen nothing before it counts: as many as fit into half of {@code notAppliedAfter}. The
     * clock may be put ahead between two looks, and then says that time enough has passed; the looks say otherwise.
     */
    int leastLooks() {
        Duration half = notAppliedAfter.dividedBy(2);
        int looks = 1;
        for (Duration at = pause(0); at.compareTo(half) <= 0; at = at.plus(pause(looks))) {
            looks++;
        }
        return Math.max(looks, FEWEST_LOOKS);
    }
}
