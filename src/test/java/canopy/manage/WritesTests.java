package canopy.manage;

import static canopy.support.Replies.drop;
import static canopy.support.Replies.hang;
import static canopy.support.Replies.html;
import static canopy.support.Replies.json;
import static canopy.support.Replies.reset;
import static canopy.support.Replies.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.values.AccountId;
import canopy.values.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a write, whatever upstream does with it: it is sent once and never believed too much. */
class WritesTests {

    private static final AccountId ID = new AccountId(7);
    private static final String STATUS = "{\"object\":\"user_status\",\"id\":4,\"balance\":12,\"manage\":%s}";

    private final FaultyUpstream upstream = new FaultyUpstream();
    private final Console console = new Console(upstream.url());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    static Stream<Arguments> writesAndFaults() {
        Map<String, Reply> faults = new LinkedHashMap<>();
        faults.put("dropped", drop());
        faults.put("reset", reset());
        faults.put("silence", null);
        faults.put("307", json(307, "", "Location: /elsewhere"));
        faults.put("401 that status does not explain", json(401, "{\"message\":\"no\"}"));
        faults.put("403 from a proxy", html(403));
        faults.put("404 from a proxy", html(404));
        faults.put("404 without a body", json(404, ""));
        faults.put("405", json(405, "{\"message\":\"no\"}"));
        faults.put("429", json(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: 1"));
        faults.put("500", json(500, "{\"error\":{\"code\":\"api_error\",\"message\":\"oops\"}}"));
        faults.put("502 from a proxy", html(502));
        faults.put("503", json(503, "{\"message\":\"later\"}", "Retry-After: 1"));
        faults.put("504", json(504, "{\"message\":\"timeout\"}"));
        faults.put("truncated", truncated("{\"Action\":\"upda", 500));
        faults.put("HTML in 200", html(200));
        faults.put("error in 200", json(200, "{\"success\":false,\"message\":\"no\"}"));
        faults.put("broken JSON", json(200, "{\"Action\":"));
        faults.put("empty", json(200, ""));
        faults.put("204", json(204, ""));
        faults.put("null", json(200, "null"));
        faults.put("empty object", json(200, "{}"));
        faults.put("list", json(200, "[]"));
        faults.put("wrong types", json(200, "{\"Action\":7,\"Parent\":\"you\",\"User\":[true],\"ID\":{}}"));
        return faults.entrySet().stream()
                .flatMap(fault -> Stream.of("POST /x-users", "PUT /x-users/7", "DELETE /x-users/7", "POST /x-self")
                        .map(write -> Arguments.of(write, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("writesAndFaults")
    void isSentOnceAndItsOutcomeIsUnknown(String write, String fault, Reply reply) {
        upstream.on(write, reply == null ? hang() : reply)
                .on("GET /dashboard/status", json(200, STATUS.formatted("true")));

        Console from = reply == null ? Console.impatient(upstream.url()) : console;
        Throwable failure = catchThrowableOfType(Throwable.class, () -> send(write, from));

        assertThat(failure).isInstanceOf(Unknown.class);
        assertThat(upstream.count(write)).isEqualTo(1);
        assertThat(upstream.requests()).extracting(Request::path).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 409, 422})
    void wasRejectedWhenUpstreamSaysSoItself(int status) {
        for (String body : List.of(
                "{\"error\":{\"code\":\"c\",\"message\":\"Name already exists\"},\"trace_id\":\"t-1\"}",
                "{\"error\":{\"message\":\"Name already exists\",\"type\":\"c\"}}",
                "{\"success\":false,\"message\":\"Name already exists\"}",
                "{\"message\":\"Name already exists\"}",
                "{\"error\":\"Name already exists\"}")) {
            upstream.on("PUT /x-users/7", json(status, body, "X-Request-Id: t-1"));

            Rejected rejected = catchThrowableOfType(Rejected.class, () -> send("PUT /x-users/7"));

            assertThat(rejected).hasMessage("Name already exists");
            assertThat(rejected.status()).isEqualTo(status);
            assertThat(rejected.traceId()).isEqualTo("t-1");
        }
        assertThat(upstream.count("PUT /x-users/7")).isEqualTo(5);
    }

    @Test
    void wasForAnAccountThatIsNotThere() {
        upstream.on("DELETE /x-users/7", json(404, "{\"message\":\"user not found\"}"));

        assertThat(catchThrowableOfType(NotFound.class, () -> send("DELETE /x-users/7")))
                .hasMessage("user not found");
    }

    @Test
    void wentToAPathThatUpstreamDoesNotHave() {
        upstream.on("DELETE /x-users/7", json(404, "{\"error\":{\"code\":\"no_api\",\"message\":\"no\"}}"));

        assertThat(catchThrowableOfType(Rejected.class, () -> send("DELETE /x-users/7"))
                        .code())
                .isEqualTo("no_api");
    }

    @Test
    void wasRejectedBecauseTheBalanceIsBelowTheThreshold() {
        upstream.on("PUT /x-users/7", json(401, "{\"message\":\"Unauthorized\"}"))
                .on("GET /dashboard/status", json(200, STATUS.formatted("false")));

        Rejected rejected = catchThrowableOfType(Rejected.class, () -> send("PUT /x-users/7"));

        assertThat(rejected.code()).isEqualTo(Rejected.MANAGE_NOT_ALLOWED);
        assertThat(rejected).hasMessageContaining("balance is below the threshold");
        assertThat(upstream.count("PUT /x-users/7")).isEqualTo(1);
    }

    @Test
    void wasRejectedBecauseTheKeyIsNotAcceptedAndTheNextOneTakesTheNewKey() {
        upstream.on("PUT /x-users/7", json(401, "{\"message\":\"Unauthorized\"}"))
                .on("GET /dashboard/status", json(401, "{\"message\":\"Unauthorized\"}"));
        console.keys.newest = Console.NEWER_KEY;

        Rejected rejected = catchThrowableOfType(Rejected.class, () -> send("PUT /x-users/7"));

        assertThat(rejected.code()).isEqualTo(Rejected.KEY_NOT_ACCEPTED);
        assertThat(upstream.count("PUT /x-users/7")).isEqualTo(1);
        assertThat(upstream.last().headers()).containsEntry("authorization", "Bearer " + Console.KEY.value());
        assertThat(console.keys.current()).isEqualTo(Console.NEWER_KEY);
    }

    @Test
    void wasNotSentBecauseNobodyListens() throws IOException {
        // Held by somebody who does not listen, so that nobody else can begin to.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Console deserted = new Console(URI.create("http://127.0.0.1:" + held.getLocalPort()));

            assertThat(catchThrowableOfType(Unavailable.class, () -> deserted.subaccounts.delete(ID)))
                    .hasMessageStartingWith("Nothing was sent.");
        }
    }

    @Test
    void wasNotSentBecauseTheHostIsUnknown() {
        Console lost = new Console(URI.create("http://upstream.invalid"));

        assertThat(catchThrowableOfType(Unavailable.class, () -> lost.subaccounts.delete(ID)))
                .hasMessageStartingWith("Nothing was sent.");
    }

    @Test
    void wasNotSentBecauseTheCertificateIsNotTrusted() throws IOException {
        ServerSocket selfSigned = SelfSigned.socket();
        try (FaultyUpstream tls = new FaultyUpstream(selfSigned)) {
            URI address = URI.create("https://127.0.0.1:" + selfSigned.getLocalPort());
            Console wary = new Console(Console.patience(address, 16, Duration.ofSeconds(10)));

            assertThat(catchThrowableOfType(Unavailable.class, () -> wary.subaccounts.delete(ID)))
                    .hasMessageStartingWith("Nothing was sent.");
            assertThat(tls.requests()).isEmpty();
        }
    }

    @Test
    void isUnknownWhenTheAnswerIsAboutAnotherAccount() {
        upstream.on("PUT /x-users/7", json(200, "{\"Action\":\"update\",\"User\":{\"ID\":8}}"));

        assertThat(catchThrowableOfType(Unknown.class, () -> send("PUT /x-users/7")))
                .hasMessageContaining("about account 8");
    }

    @Test
    void isNotStoppedByReadsThatFail() {
        upstream.on("GET /x-dna", json(500, "{}")).on("DELETE /x-users/7", json(200, "{\"Action\":\"delete\"}"));
        for (int i = 0; i < 12; i++) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> console.subaccounts.descendants(AccountFilter.NONE, 1, 10));
        }

        console.subaccounts.delete(ID);

        assertThat(upstream.count("DELETE /x-users/7")).isEqualTo(1);
    }

    @Test
    void doesNotShowSecretsOfTheAnswer() {
        upstream.on(
                "POST /x-users",
                json(
                        400,
                        "{\"message\":\"bad\\u0000\\nkey " + Console.NEWER_KEY.value() + " " + "x".repeat(5000)
                                + "\"}"));

        Rejected rejected = catchThrowableOfType(Rejected.class, () -> send("POST /x-users"));

        assertThat(rejected.getMessage()).startsWith("bad key sk-Xvs… xxx").hasSizeLessThan(310);
    }

    private void send(String write) {
        send(write, console);
    }

    private static void send(String write, Console from) {
        Map<String, Consumer<Console>> writes = Map.of(
                "POST /x-users",
                to -> to.subaccounts.create(
                        NewSubaccount.of("dev-one", "dev@example.com", Money.of("2"), BigDecimal.TEN)),
                "PUT /x-users/7",
                to -> to.subaccounts.grant(ID, Money.of("100"), BigDecimal.valueOf(30), null),
                "DELETE /x-users/7",
                to -> to.subaccounts.delete(ID),
                "POST /x-self",
                to -> to.own.rotate(Console.NEWER_KEY, LocalDate.of(2026, 1, 31)));
        writes.get(write).accept(from);
    }
}
