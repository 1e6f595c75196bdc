package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a sandbox takes from the process that starts it. */
@Isolated("sets a property of the JVM that every console and sandbox reads which starts meanwhile")
class ProcessSettingsTest {

    @Test
    void takesNothingFromTheProcessItRunsIn() {
        System.setProperty("server.servlet.context-path", "/elsewhere");
        try (Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(3))) {
            assertThat(new Visitor(sandbox.baseUrl(), sandbox.ownerKey())
                            .get("/healthz")
                            .status())
                    .isEqualTo(200);
            assertThat(sandbox.baseUrl().getHost()).isEqualTo("127.0.0.1");
        } finally {
            System.clearProperty("server.servlet.context-path");
        }
    }
}
