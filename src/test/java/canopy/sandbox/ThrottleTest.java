package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests are counted by the minute, the hour and the business day. */
class ThrottleTest {

    private final SandClock clock = new SandClock();
    private final Throttle throttle = new Throttle(new BusinessDays(ZoneId.of("Asia/Shanghai")));
    private Account account = new World(
                    SandboxOptions.standard().withAccounts(3).withClock(clock), SandboxApplication.exactJson())
            .accounts()
            .at(3, clock.instant());

    @BeforeEach
    void limit() {
        Draft draft = account.draft();
        draft.rateLimits = new RateLimits(2, 3, 4, 0, 0, 0);
        account = draft.done();
    }

    @Test
    void countsWhatItAdmitsInEachWindow() {
        assertThat(admitted()).isEqualTo(2);
        clock.forward(Duration.ofMinutes(1));
        assertThat(admitted()).as("the hour's third").isEqualTo(1);
        clock.forward(Duration.ofHours(1));
        assertThat(admitted()).as("the day's fourth").isEqualTo(1);
        clock.forward(Duration.ofHours(8).minusMinutes(2));
        assertThat(admitted()).as("a minute to midnight").isZero();
        clock.forward(Duration.ofHours(1));
        assertThat(admitted()).as("a new business day").isEqualTo(2);
    }

    private int admitted() {
        int count = 0;
        for (int i = 0; i < 5; i++) {
            count += throttle.admits(account, clock.instant()) ? 1 : 0;
        }
        return count;
    }
}
