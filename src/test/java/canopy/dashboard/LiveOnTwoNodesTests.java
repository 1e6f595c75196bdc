package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.faults.FaultyRoad;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.Databases;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten open tabs on two nodes with one PostgreSQL: what the upstream sees of them. */
class LiveOnTwoNodesTests {

    private static final String EMAIL = "first@example.com";
    private static final String PASSWORD = "ten tabs on two nodes, one reader";
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Predicate<Request> LIVE = request -> request.path().equals("/dashboard/live");

    private static Running sandbox;
    private static FaultyRoad road;
    private static final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private static final List<Browser> tabs = new ArrayList<>();
    private static ExecutorService hands;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(6));
        road = new FaultyRoad(sandbox.baseUrl());
        Map<String, Object> settings =
                new HashMap<>(Databases.POSTGRESQL.address().asProperties());
        settings.put("canopy.manage.base-url", road.url().toString());
        settings.put("canopy.manage.owner-key", sandbox.ownerKey());
        settings.put("canopy.seal-secret", "a secret of more than thirty-two characters");
        settings.put("canopy.first-owner.email", EMAIL);
        settings.put("canopy.first-owner.password", PASSWORD);
        settings.put("canopy.dashboard.every", EVERY.toMillis() + "ms");
        settings.put("server.port", 0);
        settings.put("management.server.port", -1);
        for (int node = 0; node < 2; node++) {
            SpringApplication application = new SpringApplication(CanopyApplication.class);
            application.addInitializers(context ->
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings)));
            nodes.add(application.run());
        }
        Browser first = new Browser(port(0));
        first.signIn(EMAIL, PASSWORD);
        for (int tab = 0; tab < 10; tab++) {
            tabs.add(first.at(port(tab % 2)));
        }
        hands = Executors.newFixedThreadPool(tabs.size());
    }

    @AfterAll
    static void stop() throws IOException {
        hands.shutdownNow();
        nodes.forEach(ConfigurableApplicationContext::close);
        road.close();
        sandbox.close();
    }

    @Test
    void causeOneReadUpstreamInAnIntervalHoweverManyLook() {
        Waiting.until("it is due", LiveOnTwoNodesTests::isDue);
        long begin = System.nanoTime();
        int before = road.seen(LIVE).size();
        long end = begin + EVERY.multipliedBy(3).toNanos();
        List<CompletableFuture<Integer>> looking = tabs.stream()
                .map(tab -> CompletableFuture.supplyAsync(
                        () -> {
                            int looks = 0;
                            while (System.nanoTime() < end) {
                                assertThat(tab.get("/dashboard/live").status()).isEqualTo(200);
                                looks++;
                            }
                            return looks;
                        },
                        hands))
                .toList();
        int looks = looking.stream().mapToInt(CompletableFuture::join).sum();
        long intervals = Duration.ofNanos(System.nanoTime() - begin).dividedBy(EVERY) + 1;

        List<FaultyRoad.Sighting> reads =
                road.seen(LIVE).subList(before, road.seen(LIVE).size());
        System.out.printf("Ten tabs on two nodes: %d looks, %d reads upstream%n", looks, reads.size());
        assertThat(looks).isGreaterThan(10);
        assertThat(reads).hasSizeBetween(2, (int) intervals);
        for (int i = 1; i < reads.size(); i++) {
            // From the first claim on; what comes late on the road comes no earlier for it.
            assertThat(reads.get(i).nanos() - begin)
                    .isGreaterThan(EVERY.multipliedBy(i).minusMillis(500).toNanos());
        }

        Waiting.until("it is due again", LiveOnTwoNodesTests::isDue);
        int then = road.seen(LIVE).size();
        tabs.getFirst().get("/news");
        assertThat(road.seen(LIVE)).as("reads while nobody looks").hasSize(then);
    }

    @Test
    void doNotPileUpWhereUpstreamHangs() {
        Waiting.until(
                "it was read",
                () -> !tabs.getFirst()
                        .get("/dashboard/live")
                        .document()
                        .select(".figures dd")
                        .isEmpty());
        Page known = tabs.getFirst().get("/dashboard/live");
        assertThat(known.document().select(".figures dd")).isNotEmpty();
        Waiting.until("it is due again", LiveOnTwoNodesTests::isDue);
        int before = road.seen(LIVE).size();
        AtomicBoolean silent = new AtomicBoolean(true);
        for (int read = 0; read < 200; read++) {
            road.lay(request -> silent.get() && LIVE.test(request), (request, upstream) -> Replies.hang());
        }

        long begin = System.nanoTime();
        List<Page> panels = tabs.stream()
                .map(tab -> CompletableFuture.supplyAsync(() -> tab.get("/dashboard/live"), hands))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(road.seen(LIVE)).hasSize(before + 1);
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.status()).isEqualTo(200);
            assertThat(panel.document().select(".figures dd").eachText())
                    .isEqualTo(known.document().select(".figures dd").eachText());
        });
        Waiting.until(
                "the silence is told on both nodes",
                () -> tabs.subList(0, 2).stream()
                        .allMatch(tab -> tab.get("/dashboard/live").text().contains("has not answered since")));
        silent.set(false);
        Waiting.until(
                "it heals", () -> tabs.get(1).get("/dashboard/live").text().contains("Up to date"));
    }

    private static boolean isDue() {
        return nodes.getFirst()
                .getBean(JdbcClient.class)
                .sql(
                        "select due_at <= current_timestamp and reader is null from dashboard_reading where topic = 'live/1'")
                .query(Boolean.class)
                .single();
    }

    private static int port(int node) {
        return ((WebServerApplicationContext) nodes.get(node)).getWebServer().getPort();
    }
}
