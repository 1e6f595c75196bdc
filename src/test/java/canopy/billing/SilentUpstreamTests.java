package canopy.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.people.Role;
import canopy.support.ConsoleTest;
import canopy.support.Visitors;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Bills while upstream does not answer, and nothing was ever read. */
@SpringBootTest(
        classes = CanopyApplication.class,
        properties = {
            "canopy.manage.base-url=http://127.0.0.1:1",
            "canopy.manage.owner-key=sk-Xvs000000000000000000000000000000000000000000000",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
class SilentUpstreamTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void showsWhatIsMissingAndNoTotal() {
        Document page = page("/billing?preset=days-7");

        assertThat(page.select(".notice").text()).contains("7 of 7 days are not there yet");
        assertThat(page.select(".bars li[data-missing]")).hasSize(7);
        assertThat(page.select(".figures dd").eachText()).containsOnly("not available");
        assertThat(page.select(".figures dt").first().text()).isEqualTo("Cost, USD (0 of 7 days)");
        assertThat(page.select("tfoot")).isEmpty();
        assertThat(page.select(".empty").text()).isEqualTo("Nothing is there yet of these days.");
    }

    @Test
    void asksAgainByItselfAndOffersALinkToThoseWithoutScripts() {
        Document page = page("/billing?preset=days-7");

        assertThat(page.select("#progress").attr("data-hx-get")).isEqualTo("/billing/progress?preset=days-7");
        assertThat(page.select("#progress p a").attr("href")).isEqualTo("/billing?preset=days-7");
        assertThat(page("/billing/progress?preset=days-7").select("#progress").attr("data-hx-trigger"))
                .isEqualTo("every 2s");
    }

    @Test
    void comparesNothingThatIsNotThere() {
        Document page = page("/billing/compare");

        assertThat(page.select(".notice").text()).startsWith("Days are missing");
        assertThat(page.select("tfoot")).isEmpty();
    }

    @Test
    void statesThatTheStatementIsNotComplete() {
        Document page = page("/billing/statement?preset=days-7");

        assertThat(page.select(".facts").first().text()).contains("no: 7 of 7 days are missing");
        assertThat(page.select("tfoot")).isEmpty();
    }

    @Test
    void exportsMissingDaysAsMissing() throws UnsupportedEncodingException {
        for (String detail : List.of("screen", "account-days", "model-days")) {
            MvcTestResult answer = mvc.get()
                    .uri("/billing.csv?preset=days-7&by=day&detail=" + detail)
                    .with(Visitors.as(Role.FINANCE))
                    .exchange();
            List<String> lines =
                    answer.getResponse().getContentAsString(UTF_8).lines().toList();

            assertThat(lines).as(detail).hasSize(8);
            assertThat(lines.subList(1, 8)).allMatch(line -> line.matches("[0-9-]{10},+no"));
        }
    }

    private Document page(String address) {
        MvcTestResult answer =
                mvc.get().uri(address).with(Visitors.as(Role.FINANCE)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
