package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.RawServer.Request;
import canopy.support.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The road itself can be relied on: without a fault it changes nothing, and each fault does what its name says. */
class FaultyRoadTest {

    /** Those that take longer than anybody waits. */
    private static final Set<String> ENDLESS = Set.of("hang", "slow headers", "slow body");

    private static Running sandbox;
    private static FaultyRoad road;
    private static UpstreamHistory history;
    private static long account;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void open() {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(6));
        road = new FaultyRoad(sandbox.baseUrl());
        history = new UpstreamHistory(sandbox);
        account = history.make("roadside", ",\"CreditGranted\":2");
    }

    @AfterAll
    static void close() throws IOException {
        road.close();
        sandbox.close();
    }

    static List<Fault> faults() {
        return Faults.all();
    }

    @Test
    void changesNothingWithoutAFault() throws IOException, InterruptedException {
        String rows = ask("GET", "/x-dna?page=1&size=5", "").body();
        assertThat(rows).contains("\"roadside\"");
        assertThat(ask("GET", "/x-dna?page=1&size=5", "").headers().firstValue("X-Total-Count"))
                .contains("7");
        assertThat(ask("PUT", "/x-users/999999", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isFaultyForOneWriteThatTakesEffectOrDoesNot(Fault fault) throws IOException, InterruptedException {
        int before = history.effectsOn(account).size();
        road.lay(FaultyRoadTest::isWrite, fault.hazard());

        boolean fine = isFine(fault.name(), ENDLESS.contains(fault.name()) ? 2 : 60);

        assertThat(fine).isEqualTo(fault.saysYes());
        int effects = fault.getsThrough() ? 1 : 0;
        Waiting.until("it takes effect", () -> history.effectsOn(account).size() - before >= effects);
        assertThat(history.effectsOn(account).size() - before).isEqualTo(effects);
        assertThat(isFine("no fault any more", 60)).isTrue();
    }

    /** Whether a client with a little patience hears a success. */
    private boolean isFine(String alias, int seconds) throws InterruptedException {
        try {
            // The client's own timeout would end with the head of the answer.
            return CompletableFuture.supplyAsync(() -> saysYes(alias)).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unusable) {
            return false;
        }
    }

    private boolean saysYes(String alias) {
        try {
            HttpResponse<InputStream> answer =
                    send("PUT", "/x-users/" + account, "{\"Alias\":\"" + alias + "\"}", BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                JsonNode json = new JsonMapper().readTree(body.readNBytes(100_000));
                return answer.statusCode() == 200
                        && json.path("User").path("Name").isValueNode();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, String body, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(road.url().resolve(path))
                        .header("Authorization", "Bearer " + sandbox.ownerKey())
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                handler);
    }

    private static boolean isWrite(Request request) {
        return request.method().equals("PUT");
    }
}
