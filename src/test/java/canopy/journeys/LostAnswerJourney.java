package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.FaultyRoad;
import canopy.faults.Passage;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Replies;
import canopy.support.RunningConsole;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The money arrives and the answer does not: the page says so, and settles before one's eyes. */
@InTheBrowser
class LostAnswerJourney {

    private static final String EMAIL = "mei@example.com";
    private static final String PASSWORD = "plum window tractor";
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void aTopUpWhoseAnswerIsLostSettlesBeforeOnesEyes(Visits visits) throws IOException {
        try (var sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(12));
                var road = new FaultyRoad(sandbox.baseUrl());
                var console = RunningConsole.start(Map.of(
                        "CANOPY_MANAGE_BASE_URL",
                        road.url().toString(),
                        "CANOPY_MANAGE_OWNER_KEY",
                        sandbox.ownerKey(),
                        "CANOPY_FIRST_OWNER_EMAIL",
                        EMAIL,
                        "CANOPY_FIRST_OWNER_PASSWORD",
                        PASSWORD))) {
            var visit = visits.at(console).begin();
            signIn(visit);
            AccountsPage.list(visit).accounts().first().click();
            visit.page().waitForURL("**/subaccounts/*");
            var account = visit.page().url().replaceAll("[?#].*", "");

            visit.page().navigate(account + "/credit");
            visit.page().locator("#creditGranted").fill("7.25");
            visit.page().locator("#reason").fill("The answer to this is lost");
            press(visit, "Check");
            var silent = new AtomicBoolean();
            for (int look = 0; look < 200; look++) {
                road.lay(
                        request -> silent.get() && request.path().startsWith("/x-dna/"),
                        (request, upstream) -> Replies.drop());
            }
            // What is sent takes effect; neither the answer nor, for a while, anything else comes back.
            road.lay(request -> request.method().equals("PUT"), (request, upstream) -> {
                Passage.of(request, upstream);
                silent.set(true);
                return Replies.drop();
            });
            press(visit, "Confirm the top-up");

            var main = visit.page().locator("main");
            assertThat(main).containsText("Do not repeat it");
            visit.isAccessible().isPictured("journal-unknown");
            silent.set(false);
            assertThat(main).containsText("Done", SOON);
            assertThat(main).not().containsText("Do not repeat it");
            assertThat(road.seen(request -> request.method().equals("PUT"))).hasSize(1);

            visit.page().navigate(account);
            assertThat(main).containsText("The answer to this is lost");
        }
    }

    private static void signIn(Visit visit) {
        visit.open("/sign-in");
        visit.page().locator("#username").fill(EMAIL);
        visit.page().locator("#password").fill(PASSWORD);
        press(visit, "Sign in");
        visit.page().waitForURL(url -> !url.contains("/sign-in"));
    }

    private static void press(Visit visit, String name) {
        visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
