package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import canopy.faults.FaultyRoad.Hazard;
import canopy.faults.JournalRows.Row;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rotation of the owner key meets every fault, and the look at the two keys afterwards some more: each time the console
 * works afterwards, with the one key that opens the account.
 */
class RotationDrill {

    /** Each has a console and an upstream of its own: a rotation changes the key for everybody there. */
    private static final int LANES = 3;

    private static final int FAULTS = 66;
    private static final int PROBES = 8;
    private static final Predicate<Request> ROTATIONS =
            request -> request.path().equals("/x-self");
    private static final BlockingQueue<Lane> LANE = new LinkedBlockingQueue<>();
    private static ExecutorService workers;
    private static long began;

    private record Lane(DrillGround ground, Browser browser) {}

    @TestFactory
    Stream<DynamicTest> theRotationMeetsEveryFault() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        Faults.all().forEach(fault -> cells.put(fault.toString(), lane -> rotate(lane, fault)));
        assertThat(cells).hasSize(FAULTS);
        probes().forEach((name, hazard) -> cells.put("the first look at the new key: " + name, lane -> {
            lane.ground().road().lay(request -> isAboutANewKey(lane, request), hazard);
            rotate(lane, Fault.NONE);
        }));
        assertThat(cells).hasSize(FAULTS + PROBES);
        began = System.nanoTime();
        workers = Executors.newFixedThreadPool(LANES);
        List<Future<?>> opening = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            opening.add(workers.submit(RotationDrill::open));
        }
        List<Future<?>> runs = new ArrayList<>();
        cells.values()
                .forEach(cell -> runs.add(workers.submit(() -> {
                    Lane lane = LANE.take();
                    try {
                        cell.run(lane);
                    } finally {
                        LANE.add(lane);
                    }
                    return null;
                })));
        List<String> names = List.copyOf(cells.keySet());
        return Stream.concat(
                opening.stream().map(open -> dynamicTest("a console is open", open::get)),
                IntStream.range(0, names.size())
                        .mapToObj(number -> dynamicTest(
                                names.get(number), () -> runs.get(number).get())));
    }

    @AfterAll
    static void leave() throws IOException {
        System.out.printf("Rotation: %d cells in %.0f s%n", FAULTS + PROBES, (System.nanoTime() - began) / 1e9);
        workers.shutdownNow();
        for (Lane lane : LANE) {
            lane.ground().close();
        }
    }

    private interface Cell {
        void run(Lane lane);
    }

    private static void open() {
        DrillGround ground = new DrillGround(upstream -> {});
        LANE.add(new Lane(ground, ground.signedIn()));
    }

    /** What the look at the new key hears instead of the truth. */
    private static Map<String, Hazard> probes() {
        Map<String, Hazard> probes = new LinkedHashMap<>();
        probes.put("closed", (request, upstream) -> Replies.drop());
        probes.put("reset", (request, upstream) -> Replies.reset());
        probes.put("401", (request, upstream) -> Replies.json(401, "{\"error\":{\"code\":\"invalid_token\"}}"));
        probes.put("403", (request, upstream) -> Replies.json(403, "{\"error\":{\"code\":\"used_up\"}}"));
        probes.put("429", (request, upstream) -> Replies.json(429, "{\"message\":\"slow\"}", "Retry-After: 1"));
        probes.put("500", (request, upstream) -> Replies.json(500, "{}"));
        probes.put("HTML in 200", (request, upstream) -> Replies.html(200));
        probes.put("another account", (request, upstream) -> Replies.json(200, "{\"id\":77,\"name\":\"else\"}"));
        return probes;
    }

    private static boolean isAboutANewKey(Lane lane, Request request) {
        String key = request.headers().getOrDefault("authorization", "").replace("Bearer ", "");
        return request.path().equals("/dashboard/status")
                && !lane.ground().keyInUse().equals(key);
    }

    private static void rotate(Lane lane, Fault fault) {
        DrillGround ground = lane.ground();
        JournalRows journal = new JournalRows(ground.database());
        String before = ground.history().ownerKey();
        int sentBefore = ground.road().seen(ROTATIONS).size();
        Form confirmation =
                Form.confirmation(lane.browser(), Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
        List<Row> whenItCame = new ArrayList<>();
        ground.road().lay(ROTATIONS, (request, upstream) -> {
            whenItCame.addAll(journal.rowsOf(confirmation.intent()));
            return fault.hazard().meet(request, upstream);
        });

        Page answer = confirmation.send(lane.browser());

        Waiting.until(
                fault + " is settled", () -> journal.row(confirmation.intent()).isSettled());
        Row row = journal.row(confirmation.intent());
        assertThat(whenItCame).extracting(Row::state).containsExactly("SENT");
        assertThat(ground.road().seen(ROTATIONS)).as("sent once").hasSize(sentBefore + 1);
        boolean rotated = !ground.history().ownerKey().equals(before);
        assertTrue(row, rotated, fault);
        assertThat(answer.status()).isIn(303, 422, 503);
        // The node asks the database for it as soon as the intent is done there.
        Waiting.until(
                "the good key is the one in use",
                () -> ground.keyInUse().equals(ground.history().ownerKey()));
        Waiting.until(
                "the page says that the key is good",
                () -> OwnerKeyPage.of(lane.browser())
                        .equals(OwnerKeyPage.accepted(ground.history().ownerKey())));
        if (row.state().equals("NEEDS_HUMAN")) {
            settle(lane.browser(), confirmation.intent());
        }
    }

    private static void assertTrue(Row row, boolean rotated, Fault fault) {
        switch (row.state()) {
            case "DONE" -> assertThat(rotated).as("rotated").isTrue();
            case "REJECTED", "NOT_APPLIED" ->
                assertThat(rotated).as("rotated, though %s", row.state()).isFalse();
            default ->
                assertThat(!rotated && fault.saysYes())
                        .as("a reason to ask a person: %s", row)
                        .isTrue();
        }
    }

    /** Nothing was rotated, though the gateway said so: what a person finds out by looking. */
    private static void settle(Browser browser, String intent) {
        String token = browser.get("/journal/" + intent)
                .document()
                .select("form[action$=settlement] input[name=_csrf]")
                .val();
        Page settled = browser.post(
                "/journal/" + intent + "/settlement",
                List.of(
                        "_csrf",
                        token,
                        "outcome",
                        "not-applied",
                        "reason",
                        "the key is the same",
                        "password",
                        DrillGround.PASSWORD));
        assertThat(settled.status()).isEqualTo(303);
    }
}
