package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Browser.Page;
import canopy.support.OneConsole;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Pages of the owner's own account while the gateway takes every request and answers none. */
class NoPageWaitsTests {

    private static final List<String> PATHS = List.of("/dashboard", "/dashboard/live", "/logs", "/news", "/models");

    /** A page waits for 400 ms; the rest is what a busy machine takes to make it. */
    private static final Duration USUAL = Duration.ofMillis(1_500);

    /** What a machine that stands still for a moment may take, and less than a read does. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    @Test
    void isAnsweredAtOnceFromWhatIsKeptAndLooksAgainByItself() throws IOException {
        AtomicBoolean silent = new AtomicBoolean();
        try (Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(40));
                FaultyRoad road = new FaultyRoad(sandbox.baseUrl());
                OneConsole console = new OneConsole(
                        road.url(),
                        sandbox.ownerKey(),
                        Map.of(
                                "canopy.ledger.filling", false,
                                "canopy.ledger.today-age", "0s",
                                "canopy.dashboard.every", "1s",
                                "canopy.dashboard.status-every", "1s",
                                "canopy.dashboard.lists-every", "1s"))) {
            for (int request = 0; request < 500; request++) {
                road.lay(any -> silent.get(), (any, upstream) -> Replies.hang());
            }
            for (String path : PATHS) {
                Waiting.until(path + " is read", () -> isFresh(console.owner.get(path)));
            }
            Map<String, Integer> rows = new HashMap<>();
            PATHS.forEach(path -> rows.put(path, rows(console.owner.get(path))));

            silent.set(true);
            Waiting.until(
                    "what is kept is due again",
                    () -> !console.owner
                            .get("/dashboard")
                            .document()
                            .select("#rest [data-hx-get]")
                            .isEmpty());
            for (String path : PATHS) {
                Duration shortest = LONGEST;
                for (int look = 0; look < 3; look++) {
                    long begin = System.nanoTime();
                    Page page = quickly(console, path);
                    Duration took = Duration.ofNanos(System.nanoTime() - begin);
                    shortest = took.compareTo(shortest) < 0 ? took : shortest;
                    assertThat(page.status()).as(path).isEqualTo(200);
                    assertThat(rows(page)).as("rows at " + path).isEqualTo(rows.get(path));
                }
                assertThat(shortest)
                        .as("the shortest of three looks at " + path)
                        .isLessThan(USUAL);
            }
            Page never = quickly(console, "/logs?action=never_asked");
            assertThat(never.text()).contains("Not read yet");
            assertThat(never.document().select("#action").val()).isEqualTo("never_asked");
            assertThat(never.document().select("#results [data-hx-get]").attr("data-hx-get"))
                    .isEqualTo("/logs?action=never_asked");
            Page key = quickly(console, "/owner-key");
            assertThat(key.text()).contains("is being asked");
            assertThat(key.document().select("#standing").attr("data-hx-get")).startsWith("/owner-key/standing");

            silent.set(false);
            Waiting.until(
                    "all is fresh again", () -> PATHS.stream().allMatch(path -> isFresh(console.owner.get(path))));
            Waiting.until(
                    "the key is accepted",
                    () -> console.owner.get("/owner-key").text().contains("accepts it"));
        }
    }

    private static Page quickly(OneConsole console, String path) {
        long begin = System.nanoTime();
        Page page = console.owner.get(path);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(path).isLessThan(LONGEST);
        return page;
    }

    private static boolean isFresh(Page page) {
        return page.text().contains("Up to date: read ");
    }

    private static int rows(Page page) {
        return page.document().select("tbody tr, .figures dd, article").size();
    }
}
