package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import canopy.support.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The packaged console is killed in the middle of a write: what it had written down is still there, and comes true. */
class CrashDrill {

    @TestFactory
    Stream<DynamicTest> everyIntentSettlesAsWhatUpstreamDid() {
        List<DynamicTest> crashes = new ArrayList<>();
        // Side by side: most of the time each waits until the lease of the dead process has run out.
        crashes.addAll(onTheEmbeddedDatabase(Operation.CREATE));
        crashes.addAll(onTheEmbeddedDatabase(Operation.TOP_UP));
        crashes.addAll(onTheEmbeddedDatabase(Operation.ROTATE));
        crashes.addAll(onPostgresql(Operation.CREATE, Operation.TOP_UP));
        assertThat(crashes).hasSize(14);
        return crashes.stream();
    }

    private static List<DynamicTest> onTheEmbeddedDatabase(Operation operation) {
        return lane(
                Map.of(),
                Stream.of(CrashPoint.values())
                        .map(point -> new Crash(operation, point, () -> CrashLane.Commit.AT_ONCE)));
    }

    /**
     * The one point that is met by chance elsewhere: the answer is there, and its commit waits for a row. The rotation is
     * killed there with two nodes, in {@link RotationNodesDrill}.
     */
    private static List<DynamicTest> onPostgresql(Operation... operations) {
        Databases.Address database = Databases.POSTGRESQL.address();
        return lane(
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "CANOPY_SEAL_SECRET", "a secret of more than thirty-two characters"),
                Stream.of(operations)
                        .map(operation ->
                                new Crash(operation, CrashPoint.AFTER_THE_ANSWER, () -> new HeldChain(database))));
    }

    private record Crash(Operation operation, CrashPoint point, Callable<CrashLane.Commit> commit) {}

    /** One console, killed over one operation after another. */
    private static List<DynamicTest> lane(Map<String, String> settings, Stream<Crash> crashes) {
        ExecutorService lane = Executors.newSingleThreadExecutor();
        Future<CrashLane> open = lane.submit(() -> new CrashLane(settings));
        List<DynamicTest> tests = crashes.map(crash -> {
                    Future<Void> run = lane.submit(() -> {
                        open.get().crash(crash.operation, crash.point, crash.commit.call());
                        return null;
                    });
                    String database = settings.isEmpty() ? "H2" : "PostgreSQL";
                    return dynamicTest(crash.operation + " killed " + crash.point + " on " + database, run::get);
                })
                .toList();
        lane.submit(() -> {
            open.get().close();
            return null;
        });
        lane.shutdown();
        return tests;
    }
}
