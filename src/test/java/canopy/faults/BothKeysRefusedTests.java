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
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A rotation whose answer is lost, by a gateway that accepts neither key for a while. */
class BothKeysRefusedTests {

    private static final String PATH = "/owner-key";
    private static final String ROTATION = "/owner-key/rotation";

    @Test
    void thePageSaysWhatToDoWhileTheConsoleGoesOnFromWhatItRead() throws IOException {
        AtomicBoolean refusing = new AtomicBoolean();
        try (Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(40));
                FaultyRoad road = new FaultyRoad(sandbox.baseUrl());
                OneConsole console =
                        new OneConsole(road.url(), sandbox.ownerKey(), Map.of("canopy.ledger.filling", false))) {
            String before = OwnerKeyPage.of(console.owner).key();
            for (int request = 0; request < 500; request++) {
                road.lay(
                        any -> refusing.get(),
                        (any, upstream) -> Replies.json(
                                401, "{\"error\":{\"code\":\"invalid_token\",\"message\":\"no such key\"}}"));
            }
            road.lay(request -> request.path().equals("/x-self"), (request, upstream) -> {
                FaultyRoad.handOn(request, upstream);
                refusing.set(true);
                return Replies.drop();
            });
            Page check = console.owner.submitOnly(
                    console.owner.get(ROTATION), ROTATION, "confirmName", "canopy-owner", "reason", "yearly");
            console.owner.submitOnly(check, ROTATION, "confirmed", "true");

            Waiting.until(
                    "both are seen to be refused",
                    () -> console.owner.get(PATH).text().contains("accepts neither the key of before nor the new one"));
            Page page = console.owner.get(PATH);
            assertThat(page.document().select("#do").text())
                    .isEqualTo("The gateway accepts neither the key of before nor the new one");
            assertThat(page.document().select(".notice ol.plain li").eachText())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith("If somebody rotated the key outside of this console, get the new one")
                                    .contains("Use another key"),
                            second -> assertThat(second)
                                    .startsWith("The balance may be below the gateway’s threshold")
                                    .contains("Have credit added"),
                            third -> assertThat(third).contains("have its list of addresses checked"),
                            fourth -> assertThat(fourth).contains("only the operator of the gateway can help"));
            assertThat(page.text())
                    .contains("No key was thrown away")
                    .contains("The new key was sent, and what came of it is not known yet.");
            assertThat(page.document().select("a[href=/owner-key/replacement]")).isNotEmpty();

            Page accounts = console.owner.get("/subaccounts");
            assertThat(accounts.status()).isEqualTo(200);
            assertThat(accounts.document().select("tbody tr")).isNotEmpty();
            assertThat(console.owner.get("/dashboard").status()).isEqualTo(200);
            assertThat(console.owner.get("/journal").status()).isEqualTo(200);

            refusing.set(false);
            Waiting.until(
                    "the new key is found",
                    () -> console.owner.get(PATH).text().contains("Done. The gateway accepts the new key"));
            OwnerKeyPage healed = OwnerKeyPage.of(console.owner);
            assertThat(healed.answer()).isEqualTo("accepts it");
            assertThat(healed.key()).isNotEqualTo(before);
        }
    }
}
