package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.Databases;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.RunningConsole;
import canopy.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Two packaged consoles on one PostgreSQL rotate the key, lose it to somebody outside and get it back, and are killed in
 * the middle: both work afterwards with the one good key, and no key is in anything that left the processes.
 */
class RotationNodesDrill {

    private static final Predicate<Request> ROTATIONS =
            request -> request.path().equals("/x-self");
    private static final String OUTSIDE =
            "sk-Xvs" + "Rotated0outside0by0somebody0else0".repeat(2).substring(0, 45);

    private final Databases.Address database = Databases.POSTGRESQL.address();
    private final List<String> keys = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();

    @Test
    void bothWorkWithTheOneGoodKeyWhateverHappensToIt() throws Exception {
        int metricsOfOne = freePort();
        int metricsOfTwo = freePort();
        try (Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(6));
                FaultyRoad road = new FaultyRoad(sandbox.baseUrl());
                RunningConsole one = RunningConsole.start(settings(road, sandbox, metricsOfOne));
                RunningConsole two = RunningConsole.start(settings(road, sandbox, metricsOfTwo))) {
            UpstreamHistory history = new UpstreamHistory(sandbox);
            keys.add(history.ownerKey());
            Browser atOne = new Browser(one.address().getPort());
            atOne.signIn(DrillGround.EMAIL, DrillGround.PASSWORD);
            Browser atTwo = new Browser(two.address().getPort());
            atTwo.signIn(DrillGround.EMAIL, DrillGround.PASSWORD);

            // One rotates, and both go on.
            assertThat(sent(confirmation(atOne), atOne).status()).isEqualTo(303);
            keys.add(history.ownerKey());
            assertThat(keys).doesNotHaveDuplicates();
            assertGood(atOne, history);
            assertGood(atTwo, history);
            see(atOne.get("/owner-key"));
            assertThat(atOne.get("/owner-key").text()).contains("still holds the key of before");

            // Somebody rotates outside: both say so, and one is told the new key.
            history.rotateOutside(OUTSIDE);
            keys.add(OUTSIDE);
            Waiting.until(
                    "the page says so", () -> OwnerKeyPage.of(atOne).answer().equals("does not accept it"));
            Page refused = atOne.get("/owner-key");
            see(refused);
            assertThat(refused.text()).contains("rotated the key outside of this console");
            assertThat(atOne.get("/subaccounts").status()).isEqualTo(200);
            assertThat(replace(atTwo, "sk-Xvs" + "x".repeat(45)).status()).isEqualTo(422);
            Page replaced = replace(atTwo, OUTSIDE);
            see(replaced);
            assertThat(replaced.status()).isEqualTo(303);
            assertGood(atTwo, history);
            assertGood(atOne, history);

            // One is killed while the gateway has done it and has not answered: the other one finds out.
            Form last = confirmation(atOne);
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch killed = new CountDownLatch(1);
            road.lay(ROTATIONS, (request, upstream) -> {
                Passage.of(request, upstream);
                return (socket, out) -> {
                    reached.countDown();
                    killed.await();
                    return Replies.drop().write(socket, out);
                };
            });
            Thread person = Thread.ofVirtual().start(() -> {
                try {
                    last.send(atOne);
                } catch (UncheckedIOException gone) {
                    // The answer that nobody gets.
                }
            });
            assertThat(reached.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            keys.add(history.ownerKey());
            one.kill();
            killed.countDown();
            person.join();
            assertGood(atTwo, history);
            one.startAgain();
            assertGood(atOne, history);
            Waiting.until(
                    "the rotation is settled", () -> JournalPage.isSettled(atTwo.open("/journal/" + last.intent())));
            assertThat(JournalPage.state(atTwo.open("/journal/" + last.intent())))
                    .isEqualTo("done");
            assertThat(road.seen(ROTATIONS)).hasSize(2);

            for (String path : List.of(
                    "/owner-key",
                    "/owner-key/rotation",
                    "/owner-key/replacement",
                    "/journal",
                    "/journal/" + last.intent(),
                    "/journal.csv",
                    "/journal/events.csv")) {
                see(atTwo.open(path));
            }
            seen.append(one.output()).append(two.output());
            seen.append(metrics(metricsOfOne)).append(metrics(metricsOfTwo));
            seen.append(database());
            assertNoKeyWasSeen();
        }
    }

    private static Form confirmation(Browser browser) {
        return Form.confirmation(browser, Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
    }

    private Page sent(Form form, Browser browser) {
        Page answer = form.send(browser);
        see(answer);
        return answer;
    }

    private static Page replace(Browser browser, String key) {
        Page form = browser.get("/owner-key/replacement");
        String token = form.document()
                .select("form[action$=replacement] input[name=_csrf]")
                .first()
                .val();
        return browser.post(
                "/owner-key/replacement", List.of("_csrf", token, "ownerKey", key, "password", DrillGround.PASSWORD));
    }

    private static void assertGood(Browser browser, UpstreamHistory history) {
        Waiting.until(
                "the page says that the key is good",
                () -> OwnerKeyPage.of(browser).equals(OwnerKeyPage.accepted(history.ownerKey())));
    }

    private void see(Page page) {
        seen.append(page.answer().headers().map()).append(page.answer().body());
    }

    private void assertNoKeyWasSeen() {
        assertThat(seen.length()).as("characters looked through").isGreaterThan(100_000);
        String all = seen.toString();
        for (String key : keys) {
            String encoded = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            assertThat(all.contains(key)).as("the whole key").isFalse();
            assertThat(all.contains(key.substring(0, 20)))
                    .as("its first 20 characters")
                    .isFalse();
            assertThat(all.contains(key.substring(6, 26)))
                    .as("the first 20 of its secret part")
                    .isFalse();
            assertThat(all.contains(encoded.substring(0, 60)))
                    .as("the key in base64")
                    .isFalse();
            assertThat(all.contains(URLEncoder.encode(key, StandardCharsets.UTF_8)))
                    .as("the key in a URL")
                    .isFalse();
        }
    }

    /** Every row of every table. */
    private String database() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
                while (names.next()) {
                    tables.add(names.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).contains("owner_key", "journal_event", "spring_session");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select t::text from \"" + table + "\" t")) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    private static String metrics(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
            String body = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            assertThat(body).contains("canopy_manage_requests");
            return body;
        }
    }

    private Map<String, String> settings(FaultyRoad road, Running sandbox, int metrics) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_DATASOURCE_URL", database.url());
        settings.put("SPRING_DATASOURCE_USERNAME", database.user());
        settings.put("SPRING_DATASOURCE_PASSWORD", database.password());
        settings.put("CANOPY_SEAL_SECRET", "a secret of more than thirty-two characters");
        settings.put("CANOPY_MANAGE_BASE_URL", road.url().toString());
        settings.put("CANOPY_MANAGE_OWNER_KEY", sandbox.ownerKey());
        settings.put("CANOPY_FIRST_OWNER_EMAIL", DrillGround.EMAIL);
        settings.put("CANOPY_FIRST_OWNER_PASSWORD", DrillGround.PASSWORD);
        settings.put("CANOPY_JOURNAL_ANSWER_WITHIN", "16s");
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(metrics));
        settings.put("LOGGING_LEVEL_CANOPY", "DEBUG");
        settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_WEB", "DEBUG");
        settings.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
