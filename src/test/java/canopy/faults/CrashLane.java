package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.FaultyRoad.Hazard;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.RunningConsole;
import canopy.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A packaged console as a process of its own, with an upstream of its own, that does one operation and is killed over it. */
final class CrashLane implements AutoCloseable {

    /** What a test can do about the commit that follows an answer. */
    interface Commit {
        /** Leaves it to chance whether the process dies before or after it. */
        Commit AT_ONCE = new Commit() {
            @Override
            public void holdUp() {}

            @Override
            public void awaitAttempt() {}

            @Override
            public void letGo() {}
        };

        void holdUp();

        void awaitAttempt();

        void letGo();
    }

    /** Starting is work for the processor, and the rest is waiting: one at a time is fastest for all. */
    private static final Lock STARTING = new ReentrantLock(true);

    private final Running sandbox;
    private final FaultyRoad road;
    private final UpstreamHistory history;
    private final Map<CrashPoint, Long> accounts = new HashMap<>();
    private final RunningConsole console;
    private final Browser browser;

    CrashLane(Map<String, String> settings) {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(6));
        road = new FaultyRoad(sandbox.baseUrl());
        history = new UpstreamHistory(sandbox);
        for (CrashPoint point : CrashPoint.values()) {
            accounts.put(point, history.make("paid-" + point.ordinal(), Operation.TOP_UP.born()));
        }
        Map<String, String> all = new HashMap<>(settings());
        all.putAll(settings);
        STARTING.lock();
        try {
            console = RunningConsole.start(all);
        } finally {
            STARTING.unlock();
        }
        browser = DrillGround.signedIn(console.address().getPort());
    }

    /** Kills the console at that point, starts it again, and looks what has become of the intent. */
    void crash(Operation operation, CrashPoint point, Commit commit) throws InterruptedException {
        long account = accounts.get(point);
        String name = "made-" + point.ordinal();
        Predicate<Request> writes = operation.writes(account, name);
        Form confirmation = Form.confirmation(browser, operation.path(account), operation.typed(name));
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        int callsBefore = road.seen(writes).size();
        int effectsBefore = effects(operation, account, name);
        road.lay(
                point == CrashPoint.AFTER_PREPARED ? operation.looks(account, name) : writes,
                hazard(point, reached, killed, commit));
        Thread person = Thread.ofVirtual().start(() -> send(confirmation));

        assertThat(reached.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        if (point == CrashPoint.AFTER_PREPARED) {
            assertThat(JournalPage.state(browser.open("/journal/" + confirmation.intent())))
                    .isEqualTo("prepared");
        }
        commit.awaitAttempt();
        console.kill();
        commit.letGo();
        killed.countDown();
        person.join();
        startAgain();

        String intent = "/journal/" + confirmation.intent();
        Page page = browser.open(intent);
        assertThat(page.status())
                .as("status of the intent's page after the restart")
                .isEqualTo(200);
        Waiting.until(
                operation + " killed " + point + " is settled", () -> JournalPage.isSettled(browser.open(intent)));
        assertThat(JournalPage.state(browser.open(intent))).isEqualTo(point.outcome());
        assertThat(road.seen(writes)).as("calls").hasSize(callsBefore + point.calls());
        assertThat(effects(operation, account, name)).as("effects").isEqualTo(effectsBefore + point.effects());
        if (operation.rotates()) {
            assertThat(OwnerKeyPage.of(browser)).isEqualTo(OwnerKeyPage.accepted(history.ownerKey()));
        }
    }

    private int effects(Operation operation, long account, String name) {
        if (operation.rotates()) {
            return history.rotations().size();
        }
        return (operation.creates() ? history.creationsOf(name) : history.effectsOn(account)).size();
    }

    @Override
    public void close() throws IOException {
        try (console) {
            road.close();
            sandbox.close();
        }
    }

    private void startAgain() {
        STARTING.lock();
        try {
            console.startAgain();
        } finally {
            STARTING.unlock();
        }
    }

    static Hazard hazard(CrashPoint point, CountDownLatch reached, CountDownLatch killed, Commit commit) {
        return switch (point) {
            case AFTER_PREPARED, AFTER_SENT -> (request, upstream) -> held(reached, killed);
            case AFTER_THE_BYTES ->
                (request, upstream) -> {
                    Passage.of(request, upstream);
                    return held(reached, killed);
                };
            case AFTER_THE_ANSWER ->
                (request, upstream) -> {
                    Reply answer = FaultyRoad.handOn(request, upstream);
                    commit.holdUp();
                    return (socket, out) -> {
                        boolean open = answer.write(socket, out);
                        out.flush();
                        reached.countDown();
                        return open;
                    };
                };
        };
    }

    private static Reply held(CountDownLatch reached, CountDownLatch killed) {
        return (socket, out) -> {
            reached.countDown();
            killed.await();
            return Replies.drop().write(socket, out);
        };
    }

    private void send(Form confirmation) {
        try {
            confirmation.send(browser);
        } catch (UncheckedIOException killed) {
            // The answer that nobody gets.
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "CANOPY_MANAGE_BASE_URL",
                road.url().toString(),
                "CANOPY_MANAGE_OWNER_KEY",
                sandbox.ownerKey(),
                "CANOPY_FIRST_OWNER_EMAIL",
                DrillGround.EMAIL,
                "CANOPY_FIRST_OWNER_PASSWORD",
                DrillGround.PASSWORD,
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1",
                "CANOPY_JOURNAL_PREPARED_WITHIN",
                "10s",
                "CANOPY_MANAGE_READ_TIMEOUT",
                "20s",
                "CANOPY_JOURNAL_ANSWER_WITHIN",
                "16s",
                "CANOPY_JOURNAL_NOT_APPLIED_AFTER",
                "2s");
    }
}
