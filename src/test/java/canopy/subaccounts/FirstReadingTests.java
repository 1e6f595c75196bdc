package canopy.subaccounts;

import static canopy.support.Replies.hang;
import static canopy.support.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.directory.Directory;
import canopy.people.Role;
import canopy.support.ConsoleTest;
import canopy.support.RawServer;
import canopy.support.Visitors;
import canopy.support.Waiting;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The list while the accounts are being read for the first time, from an upstream that takes its time. */
@SpringBootTest(
        classes = CanopyApplication.class,
        properties = {
            "canopy.manage.owner-key=sk-Xvs000000000000000000000000000000000000000000000",
            "canopy.ledger.filling=false",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
class FirstReadingTests {

    private static final RawServer UPSTREAM = new RawServer(
            RawServer.freePort(),
            request -> request.path().equals("/x-dna")
                    ? hang()
                    : json(200, "{\"id\":1,\"name\":\"owner\",\"dna\":\".\",\"balance\":450.25}"));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @DynamicPropertySource
    static void upstream(DynamicPropertyRegistry settings) {
        settings.add("canopy.manage.base-url", UPSTREAM::url);
    }

    @AfterAll
    static void end() throws IOException {
        UPSTREAM.close();
    }

    @Test
    void tellsHowFarItIsAndAsksAgainByItself() {
        Waiting.until("a walk is under way", () -> directory.state().isWalking());

        assertThat(mvc.get().uri("/subaccounts").with(Visitors.as(Role.OWNER)))
                .hasStatusOk()
                .bodyText()
                .contains("<progress");
        assertThat(mvc.get().uri("/subaccounts/progress").with(Visitors.as(Role.OWNER)))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"progress\"", "data-hx-trigger=\"every 2s\"", "<progress");
    }
}
