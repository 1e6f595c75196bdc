package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.UpstreamClock;
import canopy.support.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AllowanceTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @EnumSource
    void givesSoManyReadsWithinAMinuteAndMoreInTheNext(Databases engine) {
        DataSource database = engine.fresh();
        Allowance before = at(database, "2026-03-10T04:00:05Z", 3, 100);

        assertThat(Stream.generate(() -> before.take(7)).limit(5)).containsExactly(true, true, true, false, false);
        assertThat(before.take(8)).as("somebody else").isTrue();
        assertThat(before.again(7)).isEqualTo(new Allowance.Again(false, Instant.parse("2026-03-10T04:01:00Z")));

        assertThat(at(database, "2026-03-10T04:01:00Z", 3, 100).take(7)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void givesSoManyReadsOnADayOfTheGatewaysClock(Databases engine) {
        DataSource database = engine.fresh();
        for (int minute = 0; minute < 4; minute++) {
            assertThat(at(database, "2026-03-10T04:0" + minute + ":00Z", 3, 4).take(7))
                    .isTrue();
        }
        Allowance late = at(database, "2026-03-10T15:59:59Z", 3, 4);

        assertThat(late.take(7)).isFalse();
        assertThat(late.again(7)).isEqualTo(new Allowance.Again(true, Instant.parse("2026-03-10T16:00:00Z")));

        assertThat(at(database, "2026-03-10T16:00:00Z", 3, 4).take(7)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void givesNoMoreWhereManyAskAtOnce(Databases engine) {
        Allowance allowance = at(engine.fresh(), "2026-03-10T04:00:05Z", 5, 100);

        List<CompletableFuture<Boolean>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> allowance.take(7)))
                .limit(20)
                .toList();

        assertThat(asked.stream().filter(CompletableFuture::join)).hasSize(5);
    }

    private static Allowance at(DataSource database, String now, int inAMinute, int inADay) {
        Duration any = Duration.ofMinutes(1);
        return new Allowance(
                JdbcClient.create(database),
                new UpstreamClock(Clock.fixed(Instant.parse(now), ZONE), ZONE),
                new DashboardSettings(any, any, any, inAMinute, inADay));
    }
}
