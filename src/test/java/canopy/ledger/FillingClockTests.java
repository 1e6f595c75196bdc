package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.BRANCH;
import static canopy.ledger.MadeUpUpstream.PATIENCE;
import static canopy.ledger.MadeUpUpstream.TODAY;
import static canopy.ledger.MadeUpUpstream.fill;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.ManageException.Unavailable;
import canopy.support.Databases;
import canopy.support.Replies;
import canopy.support.Waiting;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a day is closed, by whose clock, and how today is read. */
class FillingClockTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @Test
    void closesADayTwoHoursAfterUpstreamsMidnight() {
        upstream.now.is("2026-02-28T15:59:00Z");
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            Span turn = new Span(UpstreamDay.valueOf("2026-02-28"), UpstreamDay.valueOf("2026-03-01"));
            assertThat(console.ledger.days(turn, Dna.WHOLE_TREE).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.OPEN);

            upstream.now.is("2026-02-28T16:01:00Z");
            console.ledger.refreshToday(PATIENCE);
            fill(console);
            assertThat(console.ledger.today()).isEqualTo(turn.to());
            assertThat(console.ledger.days(turn, Dna.WHOLE_TREE).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.OPEN, DayState.OPEN);

            upstream.now.is("2026-02-28T17:59:00Z");
            fill(console);
            assertThat(console.ledger.days(turn, BRANCH).open()).isEqualTo(2);

            upstream.now.is("2026-02-28T18:00:00Z");
            fill(console);
            assertThat(console.ledger.days(turn, BRANCH).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.CLOSED, DayState.OPEN);
        }
    }

    @Test
    void goesByUpstreamsClockAndNotByOnesOwn() {
        // Ours is a day late; upstream says that it is 3:00 on the 11th over there.
        upstream.headers = new String[] {"Date: " + http("2026-03-10T19:00:00Z")};
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            console.get(Filler.class).turn();
            fill(console);

            assertThat(console.ledger.today()).isEqualTo(TODAY.plusDays(1));
            assertThat(upstream.bills()).contains("/x-bill?date=2026-03-10");
        }
        // Ours is ahead: what we took for closed is not, once upstream has told the time.
        upstream.asked.clear();
        upstream.headers = new String[] {"Date: " + http("2026-03-10T04:00:00Z")};
        upstream.now.is("2026-03-10T20:00:00Z");
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            console.get(Filler.class).turn();

            assertThat(upstream.asked).containsExactly("/x-bill?date=2026-03-10");
            assertThat(console.ledger
                            .days(Span.of(TODAY), Dna.WHOLE_TREE)
                            .days()
                            .getFirst()
                            .state())
                    .isEqualTo(DayState.OPEN);
        }
    }

    @Test
    void asksOnceForTodayHoweverManyLook() throws InterruptedException {
        try (LedgerParts console = upstream.console(Databases.POSTGRESQL.fresh(), "canopy.ledger.days=1")) {
            CountDownLatch done = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                Thread.ofVirtual().start(() -> {
                    console.ledger.refreshToday(PATIENCE);
                    done.countDown();
                });
            }
            assertThat(done.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            console.ledger.refreshToday(PATIENCE);

            assertThat(upstream.asked)
                    .containsExactlyInAnyOrder("/x-bill?date=2026-03-10", "/dashboard/bill?date=2026-03-10");
            BillDays today = console.ledger.days(Span.of(TODAY), BRANCH);
            assertThat(today.total().cost()).isEqualTo(Money.of("3.75"));
            assertThat(today.readAt()).isEqualTo(upstream.now.instant());
            upstream.now.pass(Duration.ofSeconds(61));
            console.ledger.refreshToday(PATIENCE);
            assertThat(upstream.asked).hasSize(4);
        }
    }

    @Test
    void doesNotKeepAPageWaitingForToday() {
        upstream.instead = request -> Replies.hang();
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.manage.list-timeout=8s")) {
            Instant begin = Instant.now();
            console.ledger.refreshToday(Duration.ofSeconds(2));
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(7));
            Waiting.until("it is told", () -> isUnavailable(console));
            assertThat(upstream.asked).hasSize(1);
        }
    }

    private static boolean isUnavailable(LedgerParts console) {
        try {
            console.ledger.refreshToday(PATIENCE);
            return false;
        } catch (Unavailable silent) {
            return true;
        }
    }

    private static String http(String instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse(instant).atOffset(ZoneOffset.UTC));
    }
}
