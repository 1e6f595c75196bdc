package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The gateway's clock is not ours: its date counts for the phrase, and close to its midnight nothing is rotated, on either
 * of two nodes; both work with the one good key all along.
 */
class RotationClockDrill {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Test
    void goesByTheGatewaysClockAndWaitsAtItsMidnight() throws IOException {
        SandboxOptions options =
                SandboxOptions.standard().withAccounts(6).withZone(ZONE).withClock(this::there);
        // Its noon, on the day after ours: further ahead than any zone.
        setItsClock(LocalTime.NOON, 1);
        AtomicReference<RawServer> dated = new AtomicReference<>();
        try (DrillGround ground = DrillGround.ofTwoNodes(options, url -> dated(url, dated));
                RawServer clock = dated.get()) {
            List<Browser> people = ground.nodes().stream().map(Node::signedIn).toList();
            String first = ground.history().ownerKey();
            assertThat(rotate(people.getFirst()).status()).isEqualTo(303);
            assertThat(ground.history().ownerKey()).isNotEqualTo(first);
            assertTheOneKeyIsGood(ground, people);

            setItsClock(LocalTime.of(23, 58, 30), 0);
            String second = ground.history().ownerKey();
            for (Browser browser : people) {
                // The page asks the gateway again after a few seconds, and hears what time it is there.
                Waiting.until("it is late there", () -> {
                    OwnerKeyPage.of(browser);
                    return !Form.isOn(browser.get("/owner-key/rotation"));
                });
                Page late = browser.get("/owner-key/rotation");
                assertThat(late.text())
                        .contains("Close to the gateway’s midnight")
                        .contains("00:02");
            }
            assertThat(ground.history().ownerKey()).isEqualTo(second);
            assertTheOneKeyIsGood(ground, people);
        }
    }

    @Test
    void sendsNothingWhenMidnightComesCloseBetweenCheckAndConfirmation() throws IOException {
        SandboxOptions options =
                SandboxOptions.standard().withAccounts(6).withZone(ZONE).withClock(this::there);
        setItsClock(LocalTime.of(23, 50), 0);
        AtomicReference<RawServer> dated = new AtomicReference<>();
        try (DrillGround ground = DrillGround.ofTwoNodes(options, url -> dated(url, dated));
                RawServer clock = dated.get()) {
            List<Browser> people = ground.nodes().stream().map(Node::signedIn).toList();
            // At the other node than above.
            Browser browser = people.getLast();
            String before = ground.history().ownerKey();
            // Days away, which no Date header is believed to be: the gateway refuses, in its own words.
            setItsClock(LocalTime.NOON, 3);
            Page refused = rotate(browser);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("current date phrase");
            assertThat(ground.history().ownerKey()).isEqualTo(before);
            assertTheOneKeyIsGood(ground, people);
            setItsClock(LocalTime.of(23, 50), 0);

            Form confirmation = Form.confirmation(browser, Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
            setItsClock(LocalTime.of(23, 59, 20), 0);
            Page stopped = confirmation.send(browser);
            assertThat(stopped.status()).isEqualTo(409);
            assertThat(stopped.text()).contains("too close to the gateway’s midnight");
            assertThat(Form.on(stopped).fields()).containsEntry("reason", "drill");
            assertThat(ground.road().seen(request -> request.path().equals("/x-self")))
                    .as("only what was refused")
                    .hasSize(1);
            assertThat(ground.history().ownerKey()).isEqualTo(before);
            assertTheOneKeyIsGood(ground, people);
        }
    }

    private static void assertTheOneKeyIsGood(DrillGround ground, List<Browser> people) {
        String good = ground.history().ownerKey();
        for (Node node : ground.nodes()) {
            node.read();
            assertThat(node.keyInUse()).isEqualTo(good);
        }
        assertThat(people)
                .allSatisfy(browser -> assertThat(OwnerKeyPage.of(browser)).isEqualTo(OwnerKeyPage.accepted(good)));
    }

    private static Page rotate(Browser browser) {
        return Form.confirmation(browser, Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"))
                .send(browser);
    }

    private Instant there() {
        return Instant.now().plus(ahead.get());
    }

    private void setItsClock(LocalTime time, int days) {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        Instant then = today.plusDays(days).atTime(time).atZone(ZONE).toInstant();
        // Never more than a day away, so that it is believed; for one that is not, days are added.
        while (days <= 1 && Duration.between(now, then).compareTo(Duration.ofHours(24)) > 0) {
            then = then.minus(Duration.ofDays(1));
        }
        ahead.set(Duration.between(now, then));
    }

    /** A server in front of the gateway that dates its answers by its clock. */
    private URI dated(URI gateway, AtomicReference<RawServer> into) {
        RawServer server = new RawServer(RawServer.freePort(), request -> (socket, out) -> {
            Passage passage = Passage.of(request, gateway);
            String[] headers = Stream.concat(
                            passage.headers().stream()
                                    .filter(line -> !line.startsWith("Content-Type") && !line.startsWith("Date")),
                            Stream.of("Date: "
                                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(there().atOffset(ZoneOffset.UTC))))
                    .toArray(String[]::new);
            byte[] body = passage.body().getBytes(StandardCharsets.UTF_8);
            Replies.bytes(passage.status(), "application/json", body, headers).write(socket, out);
            // The road reads until the connection ends.
            return false;
        });
        into.set(server);
        return server.url();
    }
}
