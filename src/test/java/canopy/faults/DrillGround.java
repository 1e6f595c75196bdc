package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Databases;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole console in this JVM, and a road that fails by script to a sandbox of its own: one node on an embedded database,
 * or several on one PostgreSQL.
 */
final class DrillGround implements AutoCloseable {

    static final String EMAIL = "drill@canopy.example";
    static final String PASSWORD = "a long walk over the drill ground";

    private static final Set<String> WRITES = Set.of("create", "update", "delete", "rotate");

    /** Starting is work for the processor, and the rest is waiting: one at a time is fastest for all. */
    private static final Lock STARTING = new ReentrantLock(true);

    private final Running sandbox;
    private final FaultyRoad road;
    private final UpstreamHistory history;
    private final List<Node> nodes = new ArrayList<>();

    /** @param preparation makes the accounts of the drill before the console reads upstream for the first time */
    DrillGround(Consumer<UpstreamHistory> preparation) {
        this(preparation, Map.of());
    }

    /** @param more settings of the console, instead of those that all drills share */
    DrillGround(Consumer<UpstreamHistory> preparation, Map<String, Object> more) {
        this(SandboxOptions.standard().withAccounts(6), preparation, more);
    }

    DrillGround(SandboxOptions options, Consumer<UpstreamHistory> preparation, Map<String, Object> more) {
        this(options, url -> url, preparation);
        Map<String, Object> settings = settings(Databases.H2);
        settings.putAll(more);
        start(1, settings);
    }

    private DrillGround(SandboxOptions options, UnaryOperator<URI> beyond, Consumer<UpstreamHistory> preparation) {
        sandbox = Sandbox.start(options);
        road = new FaultyRoad(beyond.apply(sandbox.baseUrl()));
        history = new UpstreamHistory(sandbox);
        preparation.accept(history);
    }

    /** Two nodes on one database. */
    static DrillGround ofTwoNodes() {
        return ofTwoNodes(SandboxOptions.standard().withAccounts(6), url -> url);
    }

    /** @param beyond what stands between the road and the sandbox at the given address */
    static DrillGround ofTwoNodes(SandboxOptions options, UnaryOperator<URI> beyond) {
        DrillGround ground = new DrillGround(options, beyond, upstream -> {});
        Map<String, Object> settings = ground.settings(Databases.POSTGRESQL);
        settings.put("canopy.seal-secret", "a secret of more than thirty-two characters");
        // Each connection is a process of the server's.
        settings.put("spring.datasource.hikari.maximum-pool-size", 10);
        ground.start(2, settings);
        return ground;
    }

    private void start(int count, Map<String, Object> settings) {
        STARTING.lock();
        try {
            for (int i = 0; i < count; i++) {
                SpringApplication application = new SpringApplication(CanopyApplication.class);
                application.addInitializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("drill", settings)));
                nodes.add(new Node(application.run()));
            }
        } finally {
            STARTING.unlock();
        }
    }

    /** In the order in which they were started. */
    List<Node> nodes() {
        return nodes;
    }

    FaultyRoad road() {
        return road;
    }

    UpstreamHistory history() {
        return history;
    }

    JdbcClient database() {
        return nodes.getFirst().bean(JdbcClient.class);
    }

    /**
     * What the first node itself counts of its requests upstream.
     *
     * @param answered which upstream must have seen
     * @param lost which it may have seen: a connection may close just when a request is written into it
     */
    record Sent(long answered, long lost) {

        long all() {
            return answered + lost;
        }
    }

    Sent sent(boolean writes) {
        return new Sent(counted("success", writes) + counted("refused", writes), counted("lost", writes));
    }

    private long counted(String outcome, boolean writes) {
        return nodes
                .getFirst()
                .bean(MeterRegistry.class)
                .find("canopy.manage.requests")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .filter(counter -> writes == WRITES.contains(counter.getId().getTag("endpoint")))
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    /** A person with every right at the console of a drill on that port, in a browser of their own. */
    static Browser signedIn(int port) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(EMAIL, PASSWORD).path()).isNotEqualTo("/sign-in");
        return browser;
    }

    /** A person with every right at the first node, in a browser of their own. */
    Browser signedIn() {
        return nodes.getFirst().signedIn();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(node -> node.console().close());
        road.close();
        sandbox.close();
    }

    private Map<String, Object> settings(Databases databases) {
        Map<String, Object> settings = new HashMap<>(databases.address().asProperties());
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put("spring.datasource.hikari.maximum-pool-size", 32);
        // Many cells on two cores: a wait here is no fault of the console.
        settings.put("spring.datasource.hikari.connection-timeout", 30_000);
        settings.put("canopy.first-owner.email", EMAIL);
        settings.put("canopy.first-owner.password", PASSWORD);
        settings.put("canopy.manage.base-url", road.url().toString());
        settings.put("canopy.manage.owner-key", sandbox.ownerKey());
        settings.put("canopy.manage.concurrency", 64);
        // The same proportions as in earnest: a write ends before it is in doubt, and doubt outlasts several looks.
        settings.put("canopy.manage.write-timeout", "1s");
        settings.put("canopy.manage.read-timeout", "5s");
        settings.put("canopy.journal.payer-wait", "2m");
        settings.put("canopy.journal.not-applied-after", "2s");
        settings.put("canopy.journal.look-every", "50ms");
        settings.put("canopy.journal.least-pause", "100ms");
        settings.put("canopy.journal.longest-pause", "500ms");
        settings.put("canopy.directory.daily-reads", 1_000_000);
        settings.put("canopy.ledger.filling", "false");
        return settings;
    }
}
