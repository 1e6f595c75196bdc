package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.FaultyRoad.Sighting;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.Databases;
import canopy.support.RawServer.Request;
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
 * Two packaged consoles on one PostgreSQL rotate the key, lose it to somebody outside and get it back, and are killed at
 * each point of a rotation: both work afterwards with the one good key, and no key is in anything that left the processes.
 */
class RotationNodesDrill {

    private static final Predicate<Request> ROTATIONS =
            request -> request.path().equals("/x-self");
    /** What is asked about the key in use just before a rotation; at that moment nobody looks at a page of it. */
    private static final Predicate<Request> LOOKS = request -> request.path().equals("/dashboard/status");

    private static final String OUTSIDE =
            "sk-Xvs" + "Rotated0outside0by0somebody0else0".repeat(2).substring(0, 45);

    private final Databases.Address database = Databases.POSTGRESQL.address();
    private final List<String> keys = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();

    /** A person at a node. */
    private record Seat(RunningConsole console, int metrics, Browser browser) {}

    private record Ground(FaultyRoad road, UpstreamHistory history, Seat one, Seat two) {}

    @Test
    void bothWorkWithTheOneGoodKeyWhateverHappensToIt() throws Exception {
        int metricsOfOne = freePort();
        int metricsOfTwo = freePort();
        try (Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(6));
                FaultyRoad road = new FaultyRoad(sandbox.baseUrl());
                RunningConsole one = RunningConsole.start(settings(road, sandbox, metricsOfOne));
                RunningConsole two = RunningConsole.start(settings(road, sandbox, metricsOfTwo))) {
            Ground ground = new Ground(
                    road,
                    new UpstreamHistory(sandbox),
                    new Seat(one, metricsOfOne, signedIn(one)),
                    new Seat(two, metricsOfTwo, signedIn(two)));
            keys.add(ground.history.ownerKey());
            oneRotatesAndBothGoOn(ground);
            somebodyRotatesOutsideAndOneIsToldTheNewKey(ground);
            for (CrashPoint point : CrashPoint.values()) {
                boolean even = point.ordinal() % 2 == 0;
                oneIsKilledAndTheOtherFindsOut(
                        ground, point, even ? ground.one : ground.two, even ? ground.two : ground.one);
            }
            for (Seat seat : List.of(ground.one, ground.two)) {
                seeAll(seat);
            }
            seen.append(database());
            assertThat(keys).doesNotHaveDuplicates();
            assertNoKeyWasSeen();
        }
    }

    private void oneRotatesAndBothGoOn(Ground ground) {
        Browser browser = ground.one.browser;
        assertThat(sent(confirmation(browser), browser).status()).isEqualTo(303);
        keys.add(ground.history.ownerKey());
        assertGood(browser, ground.history);
        assertGood(ground.two.browser, ground.history);
        see(browser.get("/owner-key"));
        assertThat(browser.get("/owner-key").text()).contains("still holds the key of before");
    }

    private void somebodyRotatesOutsideAndOneIsToldTheNewKey(Ground ground) {
        Browser atOne = ground.one.browser;
        Browser atTwo = ground.two.browser;
        ground.history.rotateOutside(OUTSIDE);
        keys.add(OUTSIDE);
        Waiting.until("the page says so", () -> OwnerKeyPage.of(atOne).answer().equals("does not accept it"));
        Page refused = atOne.get("/owner-key");
        see(refused);
        assertThat(refused.text()).contains("rotated the key outside of this console");
        assertThat(atOne.get("/subaccounts").status()).isEqualTo(200);
        assertThat(OwnerKeyPage.replace(atTwo, "sk-Xvs" + "x".repeat(45)).status())
                .isEqualTo(422);
        Page replaced = OwnerKeyPage.replace(atTwo, OUTSIDE);
        see(replaced);
        assertThat(replaced.status()).isEqualTo(303);
        assertGood(atTwo, ground.history);
        assertGood(atOne, ground.history);
    }

    /** The other one settles it, and works while the killed one is away. */
    private void oneIsKilledAndTheOtherFindsOut(Ground ground, CrashPoint point, Seat killed, Seat other)
            throws Exception {
        String before = ground.history.ownerKey();
        int callsBefore = ground.road.seen(ROTATIONS).size();
        Form confirmation = confirmation(killed.browser);
        kill(ground.road, point, killed, confirmation);

        String intent = "/journal/" + confirmation.intent();
        Waiting.until(
                "the rotation killed " + point + " is settled",
                () -> JournalPage.isSettled(other.browser.open(intent)));
        see(other.browser.open(intent));
        assertThat(JournalPage.state(other.browser.open(intent))).isEqualTo(point.outcome());
        assertGood(other.browser, ground.history);
        killed.console.startAgain();
        assertGood(killed.browser, ground.history);
        assertGood(other.browser, ground.history);

        List<Sighting> calls =
                ground.road.seen(ROTATIONS).stream().skip(callsBefore).toList();
        assertThat(calls).as("calls").hasSize(point.calls());
        assertThat(ground.history.ownerKey().equals(before))
                .as("the key of before")
                .isEqualTo(point.effects() == 0);
        for (Sighting call : calls) {
            String asked = KeysOnTheRoad.askedFor(call.request());
            keys.add(asked);
            assertThat(ground.history.accepted(before, asked)).containsExactly(ground.history.ownerKey());
        }
    }

    private void kill(FaultyRoad road, CrashPoint point, Seat killed, Form confirmation) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        CrashLane.Commit commit =
                point == CrashPoint.AFTER_THE_ANSWER ? new HeldChain(database) : CrashLane.Commit.AT_ONCE;
        road.lay(
                point == CrashPoint.AFTER_PREPARED ? LOOKS : ROTATIONS, CrashLane.hazard(point, reached, gone, commit));
        Thread person = Thread.ofVirtual().start(() -> {
            try {
                confirmation.send(killed.browser);
            } catch (UncheckedIOException dead) {
                // The answer that nobody gets.
            }
        });
        assertThat(reached.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        if (point == CrashPoint.AFTER_PREPARED) {
            assertThat(JournalPage.state(killed.browser.open("/journal/" + confirmation.intent())))
                    .isEqualTo("prepared");
        }
        commit.awaitAttempt();
        killed.console.kill();
        commit.letGo();
        gone.countDown();
        person.join();
    }

    private void seeAll(Seat seat) throws IOException, InterruptedException {
        for (String path : List.of(
                "/owner-key",
                "/owner-key/rotation",
                "/owner-key/replacement",
                "/journal",
                "/journal.csv",
                "/journal/events.csv")) {
            see(seat.browser.open(path));
        }
        seen.append(seat.console.output());
        seen.append(metrics(seat.metrics));
    }

    private static Browser signedIn(RunningConsole console) {
        return DrillGround.signedIn(console.address().getPort());
    }

    private static Form confirmation(Browser browser) {
        return Form.confirmation(browser, Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
    }

    private Page sent(Form form, Browser browser) {
        Page answer = form.send(browser);
        see(answer);
        return answer;
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
        settings.put("CANOPY_JOURNAL_PREPARED_WITHIN", "3s");
        settings.put("CANOPY_JOURNAL_ANSWER_WITHIN", "16s");
        settings.put("CANOPY_JOURNAL_NOT_APPLIED_AFTER", "2s");
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
