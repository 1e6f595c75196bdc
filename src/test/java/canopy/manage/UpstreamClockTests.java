package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamClockTests {

    private static final Instant HERE = Instant.parse("2026-03-10T15:59:30Z");

    private final UpstreamClock clock =
            new UpstreamClock(Clock.fixed(HERE, ZoneOffset.UTC), ZoneId.of("Asia/Shanghai"));

    @Test
    void keepsTheUpstreamsDayByTheUpstreamsTime() {
        assertThat(clock.today()).hasToString("2026-03-10");

        clock.heard(HERE.plusSeconds(45));

        assertThat(clock.today()).hasToString("2026-03-11");
    }

    @Test
    void datesWhatWeDoByOurOwnTime() {
        clock.heard(HERE.plus(Duration.ofHours(20)));

        assertThat(clock.now()).isEqualTo(HERE);
        assertThat(clock.upstreamsNow()).isEqualTo(HERE.plus(Duration.ofHours(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2100-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-03-08T12:00:00Z"})
    void believesNoDateThatIsFarOff(String date) {
        clock.heard(HERE.plusSeconds(45));

        clock.heard(Instant.parse(date));

        assertThat(clock.upstreamsNow()).isEqualTo(HERE.plusSeconds(45));
    }
}
