package canopy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.support.Databases;
import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stays of the readings of a day while it runs, from an upstream on a real socket. */
class SamplesTests {

    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-03-10");

    private final Now now = new Now("2026-03-10T04:00:00Z");
    private volatile String total = "1.5";
    private volatile String[] headers = {};
    private final RawServer upstream = new RawServer(RawServer.freePort(), this::answer);

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSampleStaysOfEachReadingWhetherItIsTheWalksOrSomebodyLooks(Databases engine) {
        try (LedgerParts console = console(engine.fresh())) {
            assertThat(console.get(Spend.class).refresh()).isTrue();
            now.pass(Duration.ofMinutes(10));
            total = "2.75";
            console.get(Today.class).readNow();

            assertThat(console.ledger.samples(TODAY, Dna.WHOLE_TREE))
                    .containsExactly(
                            new Sample(Instant.parse("2026-03-10T04:00:00Z"), Money.of("1.5"), 2L),
                            new Sample(Instant.parse("2026-03-10T04:10:00Z"), Money.of("2.75"), 2L));
            assertThat(console.ledger.samples(TODAY.plusDays(-1), Dna.WHOLE_TREE))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNarrowerBranchIsToldNoneOfThem(Databases engine) {
        try (LedgerParts console = console(engine.fresh())) {
            console.get(Spend.class).refresh();

            assertThat(console.ledger.samples(TODAY, new Dna(".1.7."))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereIsOneInFiveMinutesAndTheLatestStays(Databases engine) {
        DataSource database = engine.fresh();
        try (LedgerParts one = console(database);
                LedgerParts two = console(database)) {
            List<CompletableFuture<Boolean>> readings = Stream.of(one, two, one, two)
                    .map(node -> CompletableFuture.supplyAsync(
                            () -> node.get(Spend.class).refresh()))
                    .toList();
            readings.forEach(CompletableFuture::join);
            now.pass(Duration.ofSeconds(299));
            total = "1.75";
            one.get(Spend.class).refresh();
            assertThat(two.ledger.samples(TODAY, Dna.WHOLE_TREE))
                    .containsExactly(new Sample(Instant.parse("2026-03-10T04:04:59Z"), Money.of("1.75"), 2L));

            // A node that was slow to bring what it had read before.
            now.is("2026-03-10T04:02:00Z");
            total = "1.6";
            two.get(Spend.class).refresh();
            assertThat(one.ledger.samples(TODAY, Dna.WHOLE_TREE))
                    .extracting(Sample::cost)
                    .containsExactly(Money.of("1.75"));

            now.is("2026-03-10T04:05:00Z");
            two.get(Spend.class).refresh();
            assertThat(one.ledger.samples(TODAY, Dna.WHOLE_TREE)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noneStaysOfADayThatWasOverWhenItWasAnswered(Databases engine) {
        now.is("2026-03-10T15:59:58Z");
        headers = new String[] {"Date: " + http("2026-03-10T16:00:03Z")};
        try (LedgerParts console = console(engine.fresh())) {
            console.get(Spend.class).refresh();

            assertThat(console.ledger.samples(TODAY, Dna.WHOLE_TREE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theirMomentsAreThoseOfTheGatewaysClock(Databases engine) {
        headers = new String[] {"Date: " + http("2026-03-10T06:00:00Z")};
        try (LedgerParts console = console(engine.fresh())) {
            console.get(Spend.class).refresh();

            assertThat(console.ledger.samples(TODAY, Dna.WHOLE_TREE))
                    .extracting(Sample::at)
                    .containsExactly(Instant.parse("2026-03-10T06:00:00Z"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyAreKeptForFifteenDays(Databases engine) {
        try (LedgerParts console = console(engine.fresh())) {
            for (int day = 0; day < 20; day++) {
                console.get(Spend.class).refresh();
                now.pass(Duration.ofDays(1));
            }

            assertThat(console.jdbc()
                            .sql("select count(*) from ledger_sample")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(15);
            assertThat(console.ledger.samples(TODAY.plusDays(5), Dna.WHOLE_TREE))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBillThatNamesNoAmountLeavesNone(Databases engine) {
        total = "\"not yet\"";
        try (LedgerParts console = console(engine.fresh())) {
            console.get(Spend.class).refresh();

            assertThat(console.ledger.samples(TODAY, Dna.WHOLE_TREE)).isEmpty();
        }
    }

    private LedgerParts console(DataSource database) {
        LedgerParts console = new LedgerParts(
                database, upstream.url(), now, new MadeUpTree().put(7, ".1.7."), "canopy.ledger.filling=false");
        console.get(Worker.class).stop();
        return console;
    }

    private Reply answer(Request request) {
        String sum = request.path().equals("/dashboard/bill") ? "0" : total;
        return Replies.json(
                200,
                "{\"total_credit_used\":%s,\"total_requests\":2,\"usage_summary\":{},\"daily_costs\":[],\"usage_users\":[]}"
                        .formatted(sum),
                headers);
    }

    private static String http(String instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse(instant).atOffset(ZoneOffset.UTC));
    }
}
