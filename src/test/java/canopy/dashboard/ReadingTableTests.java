package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Databases;
import canopy.support.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may read upstream next, on both databases. */
class ReadingTableTests {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Instant THEN = Instant.parse("2026-03-10T04:00:00Z");

    @ParameterizedTest
    @EnumSource
    void givesATopicToOneOfManyAndThenToNobodyForItsInterval(Databases engine) throws Exception {
        ReadingTable table = table(engine);
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<String>>> claims = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return table.claim("live", HOUR, HOUR);
                    }))
                    .toList();
            start.countDown();
            List<String> readers = claims.stream()
                    .map(claim -> {
                        try {
                            return claim.get().orElse(null);
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .filter(Objects::nonNull)
                    .toList();

            assertThat(readers).hasSize(1);
            table.keep("live", readers.getFirst(), "{}", THEN);
        }
        assertThat(table.line("live").due()).isFalse();
        assertThat(table.claim("live", HOUR, HOUR)).isEmpty();
        assertThat(table.claim("news", HOUR, HOUR)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasReadBesideWhatFailedSince(Databases engine) {
        ReadingTable table = table(engine);
        table.keep("live", reader(table), "{\"balance\":\"0.1\"}", THEN);
        Waiting.until("the topic is due", () -> table.line("live").due());
        table.fail("live", reader(table), Trouble.SILENT, "no route \0 to host", THEN.plusSeconds(15), MOMENT);
        Waiting.until("the topic is due", () -> table.line("live").due());
        table.fail("live", reader(table), Trouble.REFUSED, "no", THEN.plusSeconds(30), MOMENT);

        ReadingTable.Line line = table.line("live");
        assertThat(line.document()).isEqualTo("{\"balance\":\"0.1\"}");
        assertThat(line.readAt()).isEqualTo(THEN);
        assertThat(line.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(line.since()).isEqualTo(THEN.plusSeconds(15));
        assertThat(line.version()).isEqualTo(3);

        Waiting.until("the topic is due", () -> table.line("live").due());
        table.keep("live", reader(table), "{}", THEN.plusSeconds(45));
        assertThat(table.line("live").trouble()).isNull();
        assertThat(table.line("live").since()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void leavesAReaderThatFellSilentBehindAndDropsWhatItBringsLate(Databases engine) {
        ReadingTable table = table(engine);
        String gone = table.claim("live", MOMENT, MOMENT).orElseThrow();
        Waiting.until("its time has run out", () -> table.line("live").due());
        String next = reader(table);
        table.keep("live", gone, "late", THEN);
        assertThat(table.line("live").document()).isNull();

        table.keep("live", next, "good", THEN);
        assertThat(table.line("live").document()).isEqualTo("good");
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsItWasAskedTo(Databases engine) {
        ReadingTable table = table(engine);
        table.fail("live", reader(table), Trouble.REFUSED, "slow down", THEN, HOUR);

        assertThat(table.line("live").due()).isFalse();
        assertThat(table.claim("live", MOMENT, MOMENT)).isEmpty();
    }

    private static ReadingTable table(Databases engine) {
        return new ReadingTable(JdbcClient.create(engine.fresh()));
    }

    private static String reader(ReadingTable table) {
        return table.claim("live", MOMENT, HOUR).orElseThrow();
    }
}
