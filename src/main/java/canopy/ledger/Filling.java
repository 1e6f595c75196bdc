package canopy.ledger;

import canopy.values.UpstreamDay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the ledger is filled.
 *
 * @param wanted how many closed days it is to hold, without those that pages ask for
 * @param there how many of them it holds
 * @param oldest the first day that it holds at all; null when it holds none
 * @param since when it last read a bill; null when it never did
 * @param trouble why it pauses
 * @param detail upstream's own words for that
 * @param next when it goes on, where it pauses
 */
public record Filling(
        int wanted,
        int there,
        @Nullable UpstreamDay oldest,
        State state,
        @Nullable Instant since,
        @Nullable Trouble trouble,
        @Nullable String detail,
        @Nullable Instant next) {

    /** What it is about. */
    public enum State {
        /** Days are missing and are being read. */
        READING,
        /** Days are missing and cannot be read just now. */
        PAUSED,
        /** All days that it is to hold are there. */
        COMPLETE,
        /** It is switched off by its setting. */
        OFF
    }
}
