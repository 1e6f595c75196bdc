package canopy.ownerkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidnightTests {

    /** The last: a zone where the clock jumps from midnight to one o'clock, so that the day begins at one. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2026-11-21T15:57:59Z, ",
        "Asia/Shanghai, 2026-11-21T15:58:00Z, 2026-11-21T16:02:00Z",
        "Asia/Shanghai, 2026-11-21T16:00:00Z, 2026-11-21T16:02:00Z",
        "Asia/Shanghai, 2026-11-21T16:01:59Z, 2026-11-21T16:02:00Z",
        "Asia/Shanghai, 2026-11-21T16:02:00Z, ",
        "Asia/Shanghai, 2026-11-22T00:00:00Z, ",
        "UTC, 2026-11-21T23:59:59Z, 2026-11-22T00:02:00Z",
        "America/Havana, 2026-03-08T04:59:00Z, 2026-03-08T05:02:00Z",
        "America/Havana, 2026-03-08T05:01:00Z, 2026-03-08T05:02:00Z",
        "America/Havana, 2026-03-08T05:02:00Z, "
    })
    void isClosedTwoMinutesBeforeAndAfterMidnightInUpstreamsZone(ZoneId zone, Instant now, Instant closedUntil) {
        assertThat(Midnight.closedUntil(now, zone)).isEqualTo(closedUntil);
    }
}
