package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sandbox.SandboxOptions;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The live panel while its reading fails in every way: it says so, keeps its figures and marks them, and heals. */
class LiveFaultDrill {

    private static final Predicate<Request> LIVE = request -> request.path().equals("/dashboard/live");
    private static final Set<String> READABLE = Set.of("numbers as strings", "unknown fields");

    /** More than there are while a fault lasts. */
    private static final int READS = 100;

    private static DrillGround ground;
    private static Browser browser;

    @BeforeAll
    static void open() {
        // Upstream's clock stands still: with it stand the figures, which grow with each second otherwise.
        Instant now = Instant.now();
        ground = new DrillGround(
                SandboxOptions.standard().withAccounts(6).withClock(() -> now),
                upstream -> {},
                Map.of(
                        "canopy.dashboard.every", "1s",
                        "canopy.dashboard.status-every", "1s",
                        "canopy.manage.read-timeout", "2s"));
        browser = ground.signedIn();
    }

    @AfterAll
    static void close() throws IOException {
        ground.close();
    }

    /** Not the one that closes upstream for a minute, and not those that can be read. */
    static Stream<Fault> faults() {
        return Faults.all().stream()
                .filter(fault -> !fault.getsThrough()
                        && !READABLE.contains(fault.name())
                        && !fault.name().equals("429 without either"));
    }

    static Stream<Fault> readable() {
        return Faults.all().stream().filter(fault -> !fault.getsThrough() && READABLE.contains(fault.name()));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void thePanelReadsWhatOnlyLooksStrange(Fault fault) {
        Page before = panelOnce("it is up to date", "fresh");
        AtomicBoolean met = new AtomicBoolean();
        ground.road().lay(LIVE, (request, upstream) -> {
            met.set(true);
            return fault.instead().apply(Passage.of(request, upstream));
        });

        Waiting.until("it is met", () -> browser.get("/dashboard/live").status() == 200 && met.get());

        Page after = panelOnce("it is up to date", "fresh");
        assertThat(figures(after)).isEqualTo(figures(before));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void thePanelSaysSoAndKeepsItsFigures(Fault fault) {
        List<String> figures = figures(panelOnce("it is up to date", "fresh"));
        // What a fault is made from is what upstream would have said: here that is an answer to a write, and no
        // figures.
        AtomicBoolean failing = new AtomicBoolean(true);
        for (int read = 0; read < READS; read++) {
            ground.road().lay(request -> failing.get() && LIVE.test(request), fault.hazard());
        }

        Page panel = panelOnce("the fault is told", "silent", "refused", "key", "may-not");
        failing.set(false);

        assertThat(panel.status()).isEqualTo(200);
        assertThat(panel.document().select("#live").attr("data-old")).isEqualTo("true");
        assertThat(panel.document().select(".live .summary [data-status]").attr("data-status"))
                .isIn("warning", "trouble");
        assertThat(panel.text()).contains(" since ", "What is shown is of ");
        assertThat(figures(panel)).isEqualTo(figures);
        assertThat(panel.document().html()).doesNotContain("sk-Xvs");
    }

    @Test
    void anAccountThatMayNotManageIsToldSoAndAskedNoMoreThanBefore() {
        panelOnce("it is up to date", "fresh");
        AtomicBoolean may = new AtomicBoolean();
        Predicate<Request> status = request -> request.path().equals("/dashboard/status") && !may.get();
        for (int looks = 0; looks < 200; looks++) {
            ground.road().lay(status, (request, upstream) -> Replies.json(200, """
                    {"object":"user_status","id":2,"dna":".1.","manage":false,"admin":true,"suspended":true}"""));
        }

        Page panel = panelOnce("it is told", "fresh.suspended");
        int before = ground.road().seen(LIVE.or(status)).size();
        long begin = System.nanoTime();

        assertThat(panel.document().select(".warnings .notice").eachText())
                .anyMatch(text -> text.startsWith("The account is suspended: "))
                .anyMatch(text -> text.startsWith("The gateway does not let this account manage subaccounts"));
        assertThat(panel.text()).contains("May not manage subaccounts at present", "Is suspended");
        for (String path : List.of("/dashboard", "/dashboard/live", "/logs", "/news", "/models", "/subaccounts")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        assertThat(ground.road().seen(LIVE.or(status)).size() - before).isLessThanOrEqualTo(2 * ((int) seconds + 2));

        // A 401 under a good key, and the status says why: the balance is below the threshold. Nobody is signed out.
        ground.road().lay(LIVE, (request, upstream) -> Replies.json(401, "{\"error\":\"Insufficient balance\"}"));
        assertThat(panelOnce("the refusal is explained", "may-not").text())
                .contains("The key is good, but the gateway has not let the account do this since");
        may.set(true);
        Waiting.until(
                "it is told no more",
                () -> !browser.get("/dashboard/live").text().contains("Is suspended."));
    }

    /** The panel as soon as its address for the next look names one of the states. */
    private static Page panelOnce(String what, String... states) {
        AtomicReference<Page> panel = new AtomicReference<>();
        Waiting.until(what, () -> {
            panel.set(browser.get("/dashboard/live"));
            assertThat(panel.get().status()).isEqualTo(200);
            String next = panel.get().document().select("#live").attr("data-hx-get");
            return Stream.of(states).anyMatch(state -> next.contains("." + state));
        });
        return panel.get();
    }

    private static List<String> figures(Page panel) {
        List<String> figures = panel.document().select(".figures dd").eachText();
        assertThat(figures).isNotEmpty();
        return figures;
    }
}
