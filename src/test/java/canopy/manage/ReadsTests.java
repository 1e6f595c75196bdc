package canopy.manage;

import static canopy.support.Replies.drop;
import static canopy.support.Replies.endless;
import static canopy.support.Replies.hang;
import static canopy.support.Replies.html;
import static canopy.support.Replies.json;
import static canopy.support.Replies.reset;
import static canopy.support.Replies.slowBody;
import static canopy.support.Replies.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.support.RawServer.Reply;
import canopy.support.Waiting;
import canopy.values.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a read when upstream answers badly, slowly, too much, or not at all. */
class ReadsTests {

    private static final String ROW = "[{\"ID\":7,\"Name\":\"child-1\"}]";
    private static final String STATUS = "{\"id\":4,\"manage\":%s,\"suspended\":false}";

    private final FaultyUpstream upstream = new FaultyUpstream();
    private final Console console = new Console(upstream.url());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    static Stream<Arguments> readsAndFaults() {
        Map<String, Reply> faults = Map.ofEntries(
                Map.entry("dropped", drop()),
                Map.entry("reset", reset()),
                Map.entry("redirect", json(302, "", "Location: /elsewhere")),
                Map.entry("500", json(500, "{\"error\":{\"message\":\"oops\"}}")),
                Map.entry("502 from a proxy", html(502)),
                Map.entry("403 from a proxy", html(403)),
                Map.entry("404 from a proxy", html(404)),
                Map.entry("HTML in 200", html(200)),
                Map.entry("truncated", truncated("[{\"ID\":7,", 400)),
                Map.entry("complete before a wrong length", truncated(ROW, 400)),
                Map.entry("broken JSON", json(200, "[{\"ID\":7,}]")),
                Map.entry("NaN", json(200, "[{\"ID\":7,\"Rates\":NaN}]")),
                Map.entry("empty", json(200, "")),
                Map.entry("null", json(200, "null")),
                Map.entry("text", json(200, "\"ok\"")),
                Map.entry("noise", json(200, "\u0001\u0002\u0003ÿþ")),
                Map.entry("two documents", json(200, ROW + ROW)),
                Map.entry("compressed though nobody asked", json(200, "\u001f\u008b\u0008", "Content-Encoding: gzip")),
                Map.entry("deep nesting", json(200, "[".repeat(10_000))),
                Map.entry("a number of a million digits", json(200, "[{\"ID\":" + "9".repeat(1_000_000) + "}]")),
                Map.entry("a text of a megabyte", json(200, "[{\"ID\":7,\"Name\":\"" + "x".repeat(900_000) + "\"}]")));
        Map<String, Consumer<Console>> reads = Map.of(
                "GET /x-users", to -> to.subaccounts.children(AccountFilter.NONE, 1, 10),
                "GET /x-dna", to -> to.subaccounts.descendants(AccountFilter.NONE, 1, 10),
                "GET /x-dna/7", to -> to.subaccounts.find(new AccountId(7)),
                "GET /x-bill", to -> to.bills.read(BillQuery.DEFAULT_SPAN),
                "GET /dashboard/status", to -> to.own.status(),
                "GET /dashboard/info", to -> to.own.info(),
                "GET /dashboard/live", to -> to.own.live(),
                "GET /dashboard/bill", to -> to.own.bill(BillQuery.DEFAULT_SPAN),
                "GET /dashboard/logs", to -> to.own.logs(LogQuery.newest(24)),
                "GET /dashboard/models", to -> to.own.models());
        return faults.entrySet().stream()
                .flatMap(fault -> reads.entrySet().stream()
                        .map(read -> Arguments.of(read.getKey(), fault.getKey(), fault.getValue(), read.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readsAndFaults")
    void isUnavailableAndNotSentAgain(String endpoint, String fault, Reply reply, Consumer<Console> read) {
        upstream.on(endpoint, reply);

        Throwable failure = catchThrowableOfType(Throwable.class, () -> read.accept(console));

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(upstream.count(endpoint)).isEqualTo(1);
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void cutsAnAnswerThatDribblesAtTheDeadline() {
        upstream.on("GET /dashboard/status", slowBody(STATUS.formatted("true").repeat(10), 50));
        Instant start = Instant.now();

        assertThatExceptionOfType(Unavailable.class).isThrownBy(Console.impatient(upstream.url()).own::status);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void givesUpOnSilenceAtTheDeadline() {
        upstream.on("GET /dashboard/status", hang());
        Instant start = Instant.now();

        assertThatExceptionOfType(Unavailable.class).isThrownBy(Console.impatient(upstream.url()).own::status);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    static Stream<Arguments> hugeAnswers() {
        String row = "{\"id\":1,\"name\":\"" + "x".repeat(5000) + "\"},";
        Consumer<Console> list = to -> to.subaccounts.descendants(AccountFilter.NONE, 1, 1000);
        Consumer<Console> bill = to -> to.bills.eachAccount(BillQuery.DEFAULT_SPAN, usage -> {});
        Consumer<Console> info = to -> to.own.info();
        return Stream.of(
                Arguments.of("GET /x-dna", "[", row, list),
                Arguments.of("GET /x-bill", "{\"usage_users\":[", row, bill),
                Arguments.of("GET /dashboard/info", "{\"id\":1,\"credit_balance\":[", row, info));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hugeAnswers")
    void endsWithAnErrorAndNotInMemoryWhenAnAnswerIsTwoHundredMegabytes(
            String endpoint, String start, String piece, Consumer<Console> read) {
        upstream.on(endpoint, endless(start, piece, 200_000_000));
        Console patient = new Console(Console.patience(upstream.url(), 16, Duration.ofSeconds(20)));

        Unavailable failure = catchThrowableOfType(Unavailable.class, () -> read.accept(patient));

        assertThat(failure).hasMessageContaining("cannot be used");
    }

    @Test
    void refusesASingleEntryThatIsTooLarge() {
        upstream.on("GET /x-dna", endless("[{\"ID\":7,\"AllowIPs\":[", "1,1,1,1,", 20_000_000));

        assertThat(catchThrowableOfType(
                        Unavailable.class, () -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10)))
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void isRejectedWhenTheBodyOfASuccessTellsOfAnError() {
        upstream.on("GET /x-dna", json(200, "{\"success\":false,\"message\":\"not today\"}"))
                .on("GET /dashboard/info", json(200, "{\"error\":{\"code\":\"forbidden\",\"message\":\"no\"}}"));

        assertThat(catchThrowableOfType(
                        Rejected.class, () -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10)))
                .hasMessage("not today");
        assertThat(catchThrowableOfType(Rejected.class, console.own::info).code())
                .isEqualTo("forbidden");
    }

    @Test
    void knowsNoSuchAccountByAListThatIsEmptyOrByA404() {
        AccountId id = new AccountId(7);
        for (Reply reply : List.of(
                json(200, "[]"),
                json(200, "{}"),
                json(200, "{\"users\":{},\"total\":0}"),
                json(404, "{\"message\":\"user not found\"}"),
                json(404, ""))) {
            upstream.on("GET /x-dna/7", reply);

            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> console.subaccounts.find(id));
        }
    }

    @Test
    void doesNotTakeAnotherAccountForTheOneAskedFor() {
        upstream.on("GET /x-dna/8", json(200, ROW));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> console.subaccounts.find(new AccountId(8)));
    }

    @Test
    void asksAgainOnceUnderAKeyThatAnotherNodeHasRotated() {
        upstream.on("GET /x-dna", json(401, "{\"message\":\"Unauthorized\"}"), json(200, ROW));
        console.keys.newest = Console.NEWER_KEY;

        assertThat(console.subaccounts.descendants(AccountFilter.NONE, 1, 10).rows())
                .hasSize(1);

        assertThat(upstream.requests())
                .extracting(request -> request.headers().get("authorization"))
                .containsExactly("Bearer " + Console.KEY.value(), "Bearer " + Console.NEWER_KEY.value());
    }

    @Test
    void tellsABalanceBelowTheThresholdFromAKeyThatIsNotAccepted() {
        upstream.on("GET /x-dna", json(401, "{\"message\":\"Unauthorized\"}"))
                .on(
                        "GET /dashboard/status",
                        json(200, STATUS.formatted("false")),
                        json(401, "{\"error\":{\"code\":\"invalid_token\",\"message\":\"bad token\"}}"),
                        json(200, STATUS.formatted("true")));

        assertThat(List.of(refusal(), refusal(), refusal()))
                .extracting(Rejected::code)
                .containsExactly(Rejected.MANAGE_NOT_ALLOWED, Rejected.KEY_NOT_ACCEPTED, null);
        assertThat(upstream.count("GET /x-dna")).isEqualTo(3);
    }

    @Test
    void leavesAnEndpointAloneForAsLongAsItAsks() {
        upstream.on(
                        "GET /x-bill",
                        json(
                                429,
                                "{\"error\":{\"code\":\"too_many_requests\",\"message\":\"slow\"}}",
                                "Retry-After: 30"))
                .on("GET /x-dna", json(200, ROW));

        Rejected first = catchThrowableOfType(Rejected.class, () -> console.bills.read(BillQuery.DEFAULT_SPAN));
        Rejected second = catchThrowableOfType(Rejected.class, () -> console.bills.read(BillQuery.DEFAULT_SPAN));

        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(second).hasMessage("slow");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(upstream.count("GET /x-bill")).isEqualTo(1);
        assertThat(console.subaccounts.descendants(AccountFilter.NONE, 1, 10).rows())
                .hasSize(1);
    }

    @Test
    void waitsAMinuteWhenUpstreamDoesNotSayHowLong() {
        upstream.on("GET /dashboard/logs", json(429, ""));

        assertThat(catchThrowableOfType(Rejected.class, () -> console.own.logs(LogQuery.newest(5)))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void asksAgainWhenTheWaitIsOver() {
        upstream.on("GET /dashboard/status", json(429, "", "Retry-After: 0"), json(200, STATUS.formatted("true")));

        assertThatExceptionOfType(Rejected.class).isThrownBy(console.own::status);

        assertThat(console.own.status().manage()).isTrue();
    }

    @Test
    void sendsAtMostOneReadInTenAgain() {
        upstream.on("GET /dashboard/status", json(200, STATUS.formatted("true")));
        for (int i = 0; i < 20; i++) {
            console.own.status();
        }
        upstream.on("GET /dashboard/news", json(503, ""), json(200, "{\"success\":true}"))
                .on("GET /dashboard/live", html(502), html(502))
                .on("GET /dashboard/info", json(504, ""));

        assertThat(console.own.news().system()).isEmpty();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(console.own::live);
        assertThatExceptionOfType(Unavailable.class).isThrownBy(console.own::info);

        assertThat(upstream.count("GET /dashboard/news")).isEqualTo(2);
        assertThat(upstream.count("GET /dashboard/live")).isEqualTo(2);
        assertThat(upstream.count("GET /dashboard/info")).isEqualTo(1);
    }

    @Test
    void failsAtOnceWhileUpstreamIsDownAndRecoversByItself() {
        upstream.on("GET /dashboard/status", json(500, ""));
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(console.own::status);
        }

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(console.own::status)
                .withMessageContaining("failed too often");
        assertThat(upstream.count("GET /dashboard/status")).isEqualTo(10);

        upstream.on("GET /dashboard/status", json(200, STATUS.formatted("true")));
        Waiting.until("upstream is asked again", this::isAnswered);
    }

    @Test
    void neverHasMoreRequestsUnderWayThanThereArePlaces() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        upstream.on("GET /dashboard/status", (socket, out) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            release.await();
            underWay.decrementAndGet();
            return json(200, STATUS.formatted("true")).write(socket, out);
        });
        Console narrow = new Console(Console.patience(upstream.url(), 4, Duration.ofSeconds(60)));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AccountStatus>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(callers.submit(narrow.own::status));
            }
            // Those without a place are told so while upstream still hangs.
            Waiting.until(
                    "all but four are told",
                    () -> calls.stream().filter(Future::isDone).count() == 8);
            assertThat(underWay).hasValue(4);
            assertThat(calls).filteredOn(Future::isDone).allMatch(call -> call.exceptionNow() instanceof Unavailable);
            release.countDown();

            assertThat(most).hasValue(4);
        }
    }

    private boolean isAnswered() {
        try {
            return Boolean.TRUE.equals(console.own.status().manage());
        } catch (Unavailable stillPausing) {
            return false;
        }
    }

    private Rejected refusal() {
        return catchThrowableOfType(Rejected.class, () -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10));
    }
}
