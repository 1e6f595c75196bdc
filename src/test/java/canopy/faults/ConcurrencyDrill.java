package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.JournalRows.Row;
import canopy.faults.UpstreamHistory.Effect;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Waiting;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Many at once: people who press a button too often, and people who work side by side while upstream fails. */
class ConcurrencyDrill {

    private static final int POSTS = 20;
    private static final long SEED = 20_261_121;
    private static final int WORKERS = 4;
    private static final int MOVES = 100;
    private static final int ACCOUNTS = 24;
    private static final BigDecimal FIRST_CREDIT = new BigDecimal("50");

    private static final List<Long> accounts = new ArrayList<>();
    private static long pressed;
    private static DrillGround ground;

    @BeforeAll
    static void open() {
        ground = new DrillGround(upstream -> {
            pressed = upstream.make("pressed", ",\"CreditGranted\":2");
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(upstream.make("shared-" + i, ",\"CreditGranted\":50"));
            }
        });
    }

    @AfterAll
    static void close() throws IOException {
        ground.close();
    }

    static Stream<Operation> operations() {
        return Stream.of(Operation.TOP_UP, Operation.CREATE);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void twentyPostsOfOneFormMakeOneCall(Operation operation) throws Exception {
        String name = "twenty";
        Predicate<Request> writes = operation.writes(pressed, name);
        Browser browser = ground.signedIn();
        Form confirmation = Form.confirmation(browser, operation.path(pressed), operation.typed(name));
        CountDownLatch others = new CountDownLatch(POSTS - 1);
        ground.road().lay(writes, (request, upstream) -> {
            Reply answer = FaultyRoad.handOn(request, upstream);
            return (socket, out) -> {
                // The call is under way for as long as the other posts take, or until the console gives it up.
                others.await(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return answer.write(socket, out);
            };
        });

        List<Page> answers = new ArrayList<>();
        try (ExecutorService fingers = Executors.newFixedThreadPool(POSTS)) {
            List<Future<Page>> posts = new ArrayList<>();
            for (int i = 0; i < POSTS; i++) {
                posts.add(fingers.submit(() -> {
                    try {
                        return confirmation.send(browser);
                    } finally {
                        others.countDown();
                    }
                }));
            }
            for (Future<Page> post : posts) {
                answers.add(post.get());
            }
        }

        JournalRows journal = new JournalRows(ground.database());
        Waiting.until(
                "the intent is settled",
                () -> journal.row(confirmation.intent()).isSettled());
        assertThat(ground.road().seen(writes)).as("calls upstream").hasSize(1);
        assertThat(journal.row(confirmation.intent()).state()).isEqualTo("DONE");
        assertThat(operation.creates() ? journal.rowsNamed(name) : journal.rowsOn(pressed))
                .hasSize(1);
        assertThat(
                        operation.creates()
                                ? ground.history().creationsOf(name)
                                : ground.history().effectsOn(pressed))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(answer -> answer.header("Location"))
                .hasSizeGreaterThanOrEqualTo(POSTS - 1)
                .allSatisfy(location -> assertThat(location).endsWith("/journal/" + confirmation.intent()));
    }

    @Test
    void whatFourPeopleDidOverAFailingRoadIsWhatUpstreamDid() throws Exception {
        Purse before = Purse.of(ground.history().owner());
        long began = System.nanoTime();
        List<Worker> workers = IntStream.range(0, WORKERS)
                .mapToObj(number -> new Worker(ground, accounts, "worker-" + number, SEED + number))
                .toList();
        try (ExecutorService people = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> day : people.invokeAll(workers.stream()
                    .<Callable<Void>>map(worker -> () -> worker.work(MOVES))
                    .toList())) {
                day.get();
            }
        }
        JournalRows journal = new JournalRows(ground.database());
        Waiting.until("every intent is settled", () -> journal.inFlight() == 0);

        Purse expected = before;
        int moves = 0;
        for (long account : accounts) {
            List<Row> rows = journal.rowsOn(account);
            assertThat(rows)
                    .extracting(Row::state)
                    .as("states")
                    .containsAnyOf("DONE")
                    .doesNotContain("NEEDS_HUMAN");
            List<Row> done =
                    rows.stream().filter(row -> row.state().equals("DONE")).toList();
            List<Effect> effects = ground.history().effectsOn(account);
            assertThat(effects).as("effects of %s", rows).hasSameSizeAs(done);
            rows.stream()
                    .filter(Row::isMoney)
                    .forEach(row -> assertThat(effects)
                            .filteredOn(effect -> effect.details().contains(row.reference()))
                            .as("effects of %s", row)
                            .hasSize(row.state().equals("DONE") ? 1 : 0));
            BigDecimal granted =
                    done.stream().filter(Row::isMoney).map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(UpstreamHistory.balance(ground.history().account(account)))
                    .as("balance of account %d", account)
                    .isEqualByComparingTo(FIRST_CREDIT.add(granted));
            expected = expected.after(done);
            moves += rows.size();
        }
        assertThat(Purse.of(ground.history().owner()).whole())
                .as("the owner's money")
                .isEqualByComparingTo(expected.whole());
        System.out.printf(
                "Random history: %d attempts, %d intents, %d faults laid, in %.0f s%n",
                WORKERS * MOVES,
                moves,
                workers.stream().mapToInt(Worker::faults).sum(),
                (System.nanoTime() - began) / 1e9);
    }

    /** An account's money, and what its own use has taken from it besides. */
    private record Purse(BigDecimal balance, BigDecimal used) {

        private static final BigDecimal FEE = new BigDecimal("0.2");

        static Purse of(JsonNode owner) {
            return new Purse(
                    owner.get("balance").decimalValue(),
                    owner.get("credit_used").decimalValue());
        }

        BigDecimal whole() {
            return balance.add(used);
        }

        /** All accounts of the drill are its direct children, at its own Rates. */
        Purse after(List<Row> done) {
            BigDecimal left = balance;
            for (Row row : done) {
                left = row.isMoney() ? left.subtract(row.amount()) : left;
                left = row.kind().equals("CLAW_BACK") ? left.subtract(FEE) : left;
            }
            return new Purse(left, used);
        }
    }
}
