package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import canopy.faults.DrillGround.Sent;
import canopy.faults.JournalRows.Link;
import canopy.support.Browser;
import canopy.support.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every write meets every fault: whatever comes back, it takes effect once at most, and the console tells the truth of it. */
class FaultMatrixDrill {

    /** So that no line of the tables is lost unseen. */
    private static final int OPERATIONS = 16;

    private static final int FAULTS = 66;
    private static final int SIDE_BY_SIDE = 24;

    private static DrillGround ground;
    private static ExecutorService workers;
    private static long began;

    @TestFactory
    Stream<DynamicTest> everyWriteMeetsEveryFault() {
        List<Fault> faults = Faults.all();
        List<Cell> cells = new ArrayList<>();
        for (Fault fault : faults) {
            // Money moves wait for each other: spread among the rest they keep nobody idle.
            for (Operation operation : Operation.all()) {
                cells.add(new Cell(cells.size() + 1, operation, fault));
            }
        }
        assertThat(faults).hasSize(FAULTS);
        assertThat(cells).hasSize(OPERATIONS * FAULTS);
        ground = new DrillGround(upstream -> cells.forEach(cell -> cell.prepare(upstream)));
        began = System.nanoTime();
        workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        BlockingQueue<Browser> browsers = browsers();
        List<Future<?>> runs = cells.stream()
                .<Future<?>>map(cell -> workers.submit(() -> run(cell, browsers)))
                .toList();
        Stream<DynamicTest> each = IntStream.range(0, cells.size())
                .mapToObj(number -> dynamicTest(
                        cells.get(number).toString(), () -> runs.get(number).get()));
        // Dynamic tests run in order: by then every cell has ended.
        return Stream.concat(
                each,
                Stream.of(
                        dynamicTest("the road has seen what the console sent, once", FaultMatrixDrill::assertSentOnce),
                        dynamicTest("the journal's events are one chain", FaultMatrixDrill::assertChained)));
    }

    @AfterAll
    static void leave() throws IOException {
        System.out.printf(
                "Fault matrix: %d operations × %d faults = %d cells in %.0f s%n",
                OPERATIONS, FAULTS, OPERATIONS * FAULTS, (System.nanoTime() - began) / 1e9);
        workers.shutdownNow();
        ground.close();
    }

    /**
     * I10 for everything, reads too: no client sends again, unasked, what the console sent once. Each write arrived; a read
     * that is sent into a connection which closes at that moment never does, and is told as lost.
     */
    private static void assertSentOnce() {
        Waiting.until(
                "each write was seen once",
                () -> seen(true) == ground.sent(true).all());
        Waiting.until("each answered read was seen once, and none that was not sent", () -> {
            long seen = seen(false);
            Sent sent = ground.sent(false);
            return sent.answered() <= seen && seen <= sent.all();
        });
        System.out.printf(
                "Seen on the road: %d writes of %s, %d reads of %s%n",
                seen(true), ground.sent(true), seen(false), ground.sent(false));
    }

    private static long seen(boolean writes) {
        return ground.road().seen(request -> true).stream()
                .filter(sighting -> sighting.isWrite() == writes)
                .count();
    }

    private static void assertChained() {
        List<Link> links = new JournalRows(ground.database()).links();
        assertThat(links).hasSizeGreaterThan(3 * OPERATIONS * FAULTS);
        for (int i = 1; i < links.size(); i++) {
            assertThat(links.get(i).seq()).isEqualTo(links.get(i - 1).seq() + 1);
            assertThat(links.get(i).previousHash()).isEqualTo(links.get(i - 1).hash());
        }
    }

    private static BlockingQueue<Browser> browsers() {
        BlockingQueue<Browser> browsers = new LinkedBlockingQueue<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            browsers.add(ground.signedIn());
        }
        return browsers;
    }

    private static Void run(Cell cell, BlockingQueue<Browser> browsers) throws InterruptedException {
        Browser browser = browsers.take();
        try {
            cell.run(ground, browser);
            return null;
        } finally {
            browsers.add(browser);
        }
    }
}
