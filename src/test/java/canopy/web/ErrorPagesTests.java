package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.manage.ManageException;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Role;
import canopy.support.ConsoleTest;
import canopy.support.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@ConsoleTest
@Import(ErrorPagesTests.Faulty.class)
class ErrorPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Controller
    static class Faulty {

        @Requires(Right.VIEW_ACCOUNTS)
        @GetMapping("/faulty/{kind}")
        String fail(@PathVariable String kind, @RequestParam(defaultValue = "1") int size, HttpServletRequest request) {
            if (kind.equals("half-way")) {
                // What the template engine leaves behind of a page that fails while it is written.
                request.setAttribute("head", "of another page");
            }
            throw switch (kind) {
                case "missing" -> new ManageException.NotFound("no such row");
                case "rejected" ->
                    new ManageException.Rejected(400, "Insufficient <b>balance", "used_up", "trace-7", null);
                case "silent" -> new ManageException.Unavailable("timeout", null);
                case "unknown" -> new ManageException.Unknown("timeout", null);
                default -> new IllegalStateException("secret inner words");
            };
        }

        @GetMapping("/faulty-without-rule")
        String open() {
            return "redirect:/";
        }
    }

    @Test
    void showUpstreamsWordsAndItsTrace() {
        assertThat(open("/faulty/rejected"))
                .hasStatus(422)
                .bodyText()
                .contains("Insufficient &lt;b&gt;balance", "used_up", "trace-7");
    }

    @Test
    void sayThatUpstreamIsSilentAndOfferAWayBack() {
        assertThat(open("/faulty/silent")).hasStatus(502).bodyText().contains("does not answer", "Try again");
    }

    @Test
    void sayThatNobodyKnows() {
        assertThat(open("/faulty/unknown")).hasStatus(202).bodyText().contains("Nobody knows whether it happened");
    }

    @Test
    void findNothingWhereUpstreamDoesNot() {
        assertThat(open("/faulty/missing")).hasStatus(404).bodyText().contains("Nothing here");
        assertThat(open("/no/such/page")).hasStatus(404).bodyText().contains("Nothing here");
    }

    @Test
    void nameTheParameterThatCannotBeRead() {
        assertThat(open("/faulty/silent?size=many"))
                .hasStatus(400)
                .bodyText()
                .contains("The value of “size” cannot be read.");
    }

    @Test
    void refuseTheWrongMethodWithAList() {
        assertThat(
                        mvc.delete()
                                .uri("/me")
                                .with(Visitors.as(Role.OWNER))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(405)
                .containsHeader("Allow");
    }

    @Test
    void refuseAHandlerThatForgotItsRuleToTheOwnerToo() {
        assertThat(mvc.get().uri("/faulty-without-rule").with(Visitors.as(Role.OWNER)))
                .hasStatus(403);
    }

    @Test
    void takeNothingOverFromAPageThatFailedHalfWay() {
        assertThat(open("/faulty/half-way")).hasStatus(500).bodyText().contains("<code>");
    }

    @Test
    void speakChineseWhenTheBrowserDoes() {
        assertThat(open("/no/such/page").header("Accept-Language", "zh-TW,zh;q=0.9,en;q=0.8"))
                .bodyText()
                .contains("lang=\"zh-CN\"");
    }

    private MockMvcTester.MockMvcRequestBuilder open(String path) {
        return mvc.get().uri(path).with(Visitors.as(Role.AUDITOR));
    }
}
