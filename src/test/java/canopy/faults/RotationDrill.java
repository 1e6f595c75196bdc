package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import canopy.faults.FaultyRoad.Hazard;
import canopy.faults.FaultyRoad.Sighting;
import canopy.faults.JournalRows.Row;
import canopy.manage.ManageException.Rejected;
import canopy.manage.OwnerKey;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rotation of the owner key meets every fault, and the look at the two keys afterwards some more, and somebody else who
 * rotates; begun on one of two nodes and on the other in turn. Each time both work afterwards, with the one key that opens
 * the account.
 */
class RotationDrill {

    /** Each has two nodes and an upstream of its own: a rotation changes the key for everybody there. */
    private static final int LANES = 3;

    private static final int FAULTS = 66;
    private static final int PROBES = 8;
    private static final int REFUSALS = 33;
    private static final int OUTSIDERS = 2;
    private static final int CELLS = FAULTS + PROBES + REFUSALS + OUTSIDERS + 1;
    private static final Predicate<Request> ROTATIONS =
            request -> request.path().equals("/x-self");
    private static final Predicate<Request> READS = request -> request.path().equals("/dashboard/info");
    private static final BlockingQueue<Lane> LANE = new LinkedBlockingQueue<>();
    private static ExecutorService workers;
    private static long began;

    /** A person at a node. */
    private record Seat(Node node, Browser browser) {}

    private record Lane(DrillGround ground, List<Seat> seats) {}

    private interface Cell {
        /**
         * @param seat where the rotation is begun
         * @param other at the other node
         */
        void run(Lane lane, Seat seat, Seat other) throws Exception;
    }

    private interface Outsider {
        /** @param outside the key that somebody else makes */
        Reply meet(String outside, Request request, URI upstream) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> theRotationMeetsEveryFault() {
        Map<String, Cell> cells = cells();
        began = System.nanoTime();
        workers = Executors.newFixedThreadPool(LANES);
        List<Future<?>> opening = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            opening.add(workers.submit(RotationDrill::open));
        }
        List<Future<?>> runs = new ArrayList<>();
        for (Cell cell : cells.values()) {
            // Most faults are two cells, with the effect and without it: each node begins both kinds.
            int first = runs.size() / 2 % 2;
            runs.add(workers.submit(() -> {
                Lane lane = LANE.take();
                try {
                    cell.run(lane, lane.seats().get(first), lane.seats().get(1 - first));
                } finally {
                    LANE.add(lane);
                }
                return null;
            }));
        }
        List<String> names = List.copyOf(cells.keySet());
        return Stream.concat(
                opening.stream().map(open -> dynamicTest("two nodes are open", open::get)),
                IntStream.range(0, names.size())
                        .mapToObj(number -> dynamicTest(
                                names.get(number), () -> runs.get(number).get())));
    }

    @AfterAll
    static void leave() throws IOException {
        System.out.printf("Rotation: %d cells in %.0f s%n", CELLS, (System.nanoTime() - began) / 1e9);
        workers.shutdownNow();
        for (Lane lane : LANE) {
            lane.ground().close();
        }
    }

    private static void open() {
        DrillGround ground = DrillGround.ofTwoNodes();
        LANE.add(new Lane(
                ground,
                ground.nodes().stream()
                        .map(node -> new Seat(node, node.signedIn()))
                        .toList()));
    }

    private static Map<String, Cell> cells() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        Faults.all()
                .forEach(fault ->
                        cells.put(fault.toString(), (lane, seat, other) -> rotate(lane, seat, fault, fault.hazard())));
        assertThat(cells).hasSize(FAULTS);
        probes().forEach((name, hazard) -> cells.put("the first look at the new key: " + name, (lane, seat, other) -> {
            lane.ground().road().lay(request -> isAboutANewKey(lane, request), hazard);
            rotate(lane, seat, Fault.NONE, Fault.NONE.hazard());
        }));
        assertThat(cells).hasSize(FAULTS + PROBES);
        Faults.all().stream()
                .filter(Fault::getsThrough)
                .forEach(fault -> cells.put(
                        fault + ", and the other node is refused meanwhile",
                        (lane, seat, other) -> rotateAndRefuse(lane, seat, other.node(), fault)));
        assertThat(cells).hasSize(FAULTS + PROBES + REFUSALS);
        cells.put(
                "somebody rotates outside just before the call",
                (lane, seat, other) -> rotateBeside(lane, seat, other, (outside, request, upstream) -> {
                    lane.ground().history().rotateOutside(outside);
                    return FaultyRoad.handOn(request, upstream);
                }));
        cells.put(
                "somebody rotates outside just after the call",
                (lane, seat, other) -> rotateBeside(lane, seat, other, (outside, request, upstream) -> {
                    Reply answer = FaultyRoad.handOn(request, upstream);
                    lane.ground().history().rotateOutside(outside);
                    return answer;
                }));
        cells.put("another is confirmed at the other node while the call is out", RotationDrill::rotateTogether);
        assertThat(cells).hasSize(CELLS);
        return cells;
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

    /** The other node reads before the answer is there: with a dead key, and looks for another one by itself. */
    private static void rotateAndRefuse(Lane lane, Seat seat, Node other, Fault fault) {
        List<String> refused = new ArrayList<>();
        rotate(lane, seat, fault, (request, upstream) -> {
            Reply answer = fault.hazard().meet(request, upstream);
            try {
                other.read();
            } catch (Rejected dead) {
                refused.add(dead.code());
            }
            return answer;
        });
        assertThat(refused).as("what the other node was told").containsExactly(Rejected.KEY_NOT_ACCEPTED);
    }

    /** Neither key that the console has opens the account any more, until a person types in the one that does. */
    private static void rotateBeside(Lane lane, Seat seat, Seat other, Outsider outsider) {
        DrillGround ground = lane.ground();
        String outside = OwnerKey.fresh().value();
        String before = ground.history().ownerKey();
        JournalRows journal = new JournalRows(ground.database());
        Form confirmation =
                Form.confirmation(seat.browser(), Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
        ground.road().lay(ROTATIONS, (request, upstream) -> outsider.meet(outside, request, upstream));

        assertThat(confirmation.send(seat.browser()).status()).isEqualTo(303);

        for (Seat each : lane.seats()) {
            Waiting.until(
                    "the page says that the key is refused",
                    () -> OwnerKeyPage.of(each.browser()).answer().equals("does not accept it"));
        }
        assertThat(journal.row(confirmation.intent()).state()).isEqualTo("UNKNOWN");
        assertThat(OwnerKeyPage.replace(other.browser(), outside).status()).isEqualTo(303);
        Waiting.until(
                "a person is asked",
                () -> journal.row(confirmation.intent()).state().equals("NEEDS_HUMAN"));
        assertThat(ground.history().ownerKey()).isEqualTo(outside);
        String asked =
                KeysOnTheRoad.askedFor(ground.road().seen(ROTATIONS).getLast().request());
        assertThat(ground.history().accepted(before, asked, outside)).containsExactly(outside);
        lane.seats().forEach(each -> assertWorks(each, outside, ground.road()));
        settle(seat.browser(), confirmation.intent());
    }

    /** A person confirms at one node while the call of another's is out: it comes second, or not at all. */
    private static void rotateTogether(Lane lane, Seat seat, Seat other) throws Exception {
        DrillGround ground = lane.ground();
        JournalRows journal = new JournalRows(ground.database());
        List<Form> forms = Stream.of(seat, other)
                .map(each ->
                        Form.confirmation(each.browser(), Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody")))
                .toList();
        String before = ground.history().ownerKey();
        int sentBefore = ground.road().seen(ROTATIONS).size();
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ground.road().lay(ROTATIONS, (request, upstream) -> {
            Reply answer = FaultyRoad.handOn(request, upstream);
            return (socket, stream) -> {
                out.countDown();
                // Not for so long that the console gives the call up.
                answered.await(500, TimeUnit.MILLISECONDS);
                return answer.write(socket, stream);
            };
        });

        List<Page> answers = new ArrayList<>();
        try (ExecutorService person = Executors.newSingleThreadExecutor()) {
            Future<Page> first = person.submit(() -> forms.getFirst().send(seat.browser()));
            assertThat(out.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            answers.add(forms.getLast().send(other.browser()));
            answered.countDown();
            answers.add(first.get());
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(303, 409, 422, 503));
        Waiting.until(
                "both are settled",
                () -> forms.stream()
                        .allMatch(form -> journal.rowsOf(form.intent()).stream().allMatch(Row::isSettled)));
        List<Row> rows = forms.stream()
                .flatMap(form -> journal.rowsOf(form.intent()).stream())
                .toList();
        List<Sighting> sent = ground.road().seen(ROTATIONS);
        long done = rows.stream().filter(row -> row.state().equals("DONE")).count();
        assertThat(done).isPositive().isEqualTo((long) sent.size() - sentBefore);
        String good = ground.history().ownerKey();
        List<String> keys = new ArrayList<>(List.of(before));
        sent.stream().skip(sentBefore).forEach(each -> keys.add(KeysOnTheRoad.askedFor(each.request())));
        assertThat(ground.history().accepted(keys.toArray(String[]::new))).containsExactly(good);
        lane.seats().forEach(each -> assertWorks(each, good, ground.road()));
    }

    private static boolean isAboutANewKey(Lane lane, Request request) {
        return request.path().equals("/dashboard/status")
                && lane.seats().stream()
                        .noneMatch(seat -> seat.node().keyInUse().equals(KeysOnTheRoad.sentWith(request)));
    }

    private static void rotate(Lane lane, Seat seat, Fault fault, Hazard hazard) {
        DrillGround ground = lane.ground();
        JournalRows journal = new JournalRows(ground.database());
        String before = ground.history().ownerKey();
        int sentBefore = ground.road().seen(ROTATIONS).size();
        Form confirmation =
                Form.confirmation(seat.browser(), Operation.ROTATE.path(0), Operation.ROTATE.typed("nobody"));
        List<Row> whenItCame = new ArrayList<>();
        ground.road().lay(ROTATIONS, (request, upstream) -> {
            whenItCame.addAll(journal.rowsOf(confirmation.intent()));
            return hazard.meet(request, upstream);
        });

        Page answer = confirmation.send(seat.browser());

        Waiting.until(
                fault + " is settled", () -> journal.row(confirmation.intent()).isSettled());
        Row row = journal.row(confirmation.intent());
        assertThat(whenItCame).extracting(Row::state).containsExactly("SENT");
        List<Sighting> sent = ground.road().seen(ROTATIONS);
        assertThat(sent).as("sent once").hasSize(sentBefore + 1);
        String good = ground.history().ownerKey();
        assertTrue(row, !good.equals(before), fault);
        assertThat(answer.status()).isIn(303, 422, 503);
        assertThat(ground.history()
                        .accepted(before, KeysOnTheRoad.askedFor(sent.getLast().request())))
                .containsExactly(good);
        lane.seats().forEach(each -> assertWorks(each, good, ground.road()));
        if (row.state().equals("NEEDS_HUMAN")) {
            settle(seat.browser(), confirmation.intent());
        }
    }

    /** An ordinary read is all that a node needs to take up the good key: nobody has to look at the page of it. */
    private static void assertWorks(Seat seat, String good, FaultyRoad road) {
        seat.node().read();
        assertThat(seat.node().keyInUse()).isEqualTo(good);
        int before = road.seen(READS).size();
        seat.node().read();
        assertThat(road.seen(READS).stream().skip(before).map(sighting -> KeysOnTheRoad.sentWith(sighting.request())))
                .as("the keys that the next read was sent with")
                .containsExactly(good);
        Waiting.until(
                "the page says that the key is good",
                () -> OwnerKeyPage.of(seat.browser()).equals(OwnerKeyPage.accepted(good)));
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

    /** The key that was asked for opens nothing: what a person finds out by looking. */
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
                        "another key is the good one",
                        "password",
                        DrillGround.PASSWORD));
        assertThat(settled.status()).isEqualTo(303);
    }
}
