package canopy.journal;

import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalVisit.AUDITOR;
import static canopy.journal.JournalVisit.FINANCE;
import static canopy.journal.JournalVisit.OWNER;
import static canopy.journal.JournalVisit.RESELLER;
import static canopy.journal.JournalVisit.SUPPORT;
import static canopy.journal.JournalVisit.YES;
import static canopy.journal.JournalVisit.html;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.NotSent;
import canopy.journal.Answer.Refused;
import canopy.support.Visitors;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the journal as each role sees them, on a real database, with a reconciler that sees what it is told. */
@JournalRoomTest
class JournalPagesTests {

    @Autowired
    private JournalVisit visit;

    @Autowired
    private JournalRoom room;

    @Autowired
    private Journal journal;

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    void empty() {
        visit.empty();
    }

    @Test
    void saysWhatBecameOfIt() {
        IntentId done = visit.topUp(RESELLER, 7, "25", YES);
        Document page = visit.page(RESELLER, "/journal/" + done);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Done. dev was granted 25 USD of credit.");
        assertThat(page.text()).contains("Mei", "as agreed", "25.00 USD", "\"CreditGranted\" : 25", "\"ID\" : 7");
        assertThat(page.select("#standing ol li strong").eachText())
                .containsExactly("Written down", "Sent", "Answered", "Settled");
        assertThat(page.selectFirst("#standing").hasAttr("data-hx-get")).isFalse();

        IntentId refused =
                visit.topUp(RESELLER, 8, "25", () -> new Refused(422, "<b>Too little</b>", "used_up", "t-1"));
        page = visit.page(RESELLER, "/journal/" + refused);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Refused: <b>Too little</b>");
        assertThat(page.text()).contains("used_up", "t-1");

        IntentId nothing = visit.topUp(RESELLER, 9, "25", () -> new NotSent("connection refused"));
        assertThat(visit.page(RESELLER, "/journal/" + nothing)
                        .selectFirst("#standing .notice")
                        .text())
                .isEqualTo("Nothing was changed. connection refused");
    }

    @Test
    void keepsThePayersFiguresFromWhoMayNotSeeThePayer() {
        room.sight = intent -> new Finding.Applied(
                List.of(new Fact("balance", "0", "25"), new Fact("payerBalance", "90817.5", "90792.5")), true);
        String answer = "{\"payer\":{\"id\":1,\"balance\":90792.5},\"account\":{\"id\":7,\"balance\":25}}";
        IntentId done = visit.topUp(RESELLER, 7, "25", () -> new Accepted(answer));

        assertThat(visit.page(OWNER, "/journal/" + done).text()).contains("90817.5", "90792.5", "\"balance\" : 25");
        assertThat(visit.page(RESELLER, "/journal/" + done).text())
                .contains("\"balance\" : 25")
                .doesNotContain("90817", "90792");
        assertThat(visit.csv(OWNER, "/journal.csv")).contains("90817.5");
        assertThat(visit.csv(RESELLER, "/journal.csv")).contains("balance: 0").doesNotContain("90817", "90792");
        assertThat(visit.csv(FINANCE, "/journal.csv")).doesNotContain("90817", "90792");
    }

    @Test
    void asksForItselfUntilItIsSettled() {
        room.sight = intent -> new Finding.NothingYet("no trace of it");
        IntentId lost = visit.topUp(RESELLER, 7, "25", () -> new Lost("timeout"));
        Document page = visit.page(RESELLER, "/journal/" + lost);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Sent, not yet confirmed. Do not repeat it.");
        assertThat(page.selectFirst("#standing noscript a").attr("href")).isEqualTo("/journal/" + lost);
        String poll = page.selectFirst("#standing").attr("data-hx-get");
        assertThat(visit.get(RESELLER, poll)).hasStatus(204);
        assertThat(visit.get(RESELLER, "/journal/" + lost + "/standing?since=1"))
                .hasStatus(200);
        assertThat(mvc.get().uri(poll).header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
        Document settled = visit.page(RESELLER, "/journal/" + lost + "/standing?since=1");
        assertThat(settled.select("main")).isEmpty();
        assertThat(settled.selectFirst("[data-announce]").text()).startsWith("Sent");
    }

    @Test
    void showsEverybodyTheirPart() {
        IntentId inBranch = visit.topUp(RESELLER, 7, "25", YES);
        IntentId elsewhere = visit.act(OWNER, Kind.TOP_UP, 9, new Dna(".1.9."), "5", YES);
        IntentId supports = visit.act(SUPPORT, Kind.EDIT, 7, new Dna(".1.3.7."), null, YES);
        IntentId creation =
                visit.act(OWNER, Kind.CREATE, 0, new Dna(".1."), "5", () -> new Refused(400, "no", null, null));

        assertThat(visit.listed(OWNER)).containsExactlyInAnyOrder(inBranch, elsewhere, supports, creation);
        assertThat(visit.listed(AUDITOR)).containsExactlyInAnyOrder(inBranch, elsewhere, supports, creation);
        assertThat(visit.listed(RESELLER)).containsExactlyInAnyOrder(inBranch, supports);
        assertThat(visit.listed(SUPPORT)).containsExactly(supports);
        assertThat(visit.listed(FINANCE)).containsExactly(inBranch);

        for (String path : List.of("", "/standing?since=0")) {
            assertThat(visit.get(RESELLER, "/journal/" + elsewhere + path)).hasStatus(404);
            assertThat(visit.get(RESELLER, "/journal/" + creation + path)).hasStatus(404);
            assertThat(visit.get(SUPPORT, "/journal/" + inBranch + path)).hasStatus(404);
            assertThat(visit.get(FINANCE, "/journal/" + supports + path)).hasStatus(404);
            assertThat(visit.get(AUDITOR, "/journal/" + creation + path)).hasStatus(200);
        }
        assertThat(visit.csv(RESELLER, "/journal.csv"))
                .contains(inBranch.value())
                .doesNotContain(elsewhere.value());
        assertThat(visit.get(RESELLER, "/journal/not-an-id")).hasStatus(400);
        assertThat(visit.get(OWNER, "/journal/" + IntentId.fresh())).hasStatus(404);
    }

    @Test
    void keepsWhatIsNotConfirmedOnTopAndItsSumsApart() {
        visit.topUp(RESELLER, 7, "25", YES);
        visit.act(RESELLER, Kind.CLAW_BACK, 8, new Dna(".1.3.8."), "-4.5", YES);
        room.sight = intent -> new Finding.NothingYet("no trace of it");
        IntentId lost = visit.topUp(RESELLER, 9, "100", () -> new Lost("timeout"));
        Document page = visit.page(RESELLER, "/journal");
        assertThat(page.select("dl.figures dd").eachText())
                .containsExactly("25.00 USD", "4.50 USD", "100.00 USD", "0.00 USD");
        assertThat(page.select("h2").eachText()).startsWith("Not yet confirmed", "Settled");
        assertThat(page.selectFirst("table tbody a").attr("href")).isEqualTo("/journal/" + lost);
        assertThat(page.selectFirst("table").text()).contains("timeout");
        assertThat(page.selectFirst(".rail a[href=/journal]").text()).isEqualTo("Activity 1 unconfirmed");
        assertThat(journal.unsettled()).containsExactly(new AccountId(9));
        assertThat(journal.unsettledCount(SUPPORT)).isZero();
    }

    @Test
    void filtersByWhatItsAddressSays() {
        IntentId seven = visit.topUp(RESELLER, 7, "25", YES);
        IntentId edit = visit.act(OWNER, Kind.EDIT, 9, new Dna(".1.3.9."), null, YES);
        assertThat(visit.listed(OWNER, "?account=7")).containsExactly(seven);
        assertThat(visit.listed(OWNER, "?account=DEV")).hasSize(2);
        assertThat(visit.listed(OWNER, "?account=%25")).isEmpty();
        assertThat(visit.listed(OWNER, "?person=ol")).containsExactly(edit);
        assertThat(visit.listed(OWNER, "?kind=top-up")).containsExactly(seven);
        assertThat(visit.listed(OWNER, "?state=unconfirmed")).isEmpty();
        assertThat(visit.listed(OWNER, "?state=done&from=2020-01-01&to=2999-12-31"))
                .hasSize(2);
        assertThat(visit.listed(OWNER, "?to=2020-01-01")).isEmpty();
        assertThat(visit.page(OWNER, "/journal?kind=top-up&account=nobody").text())
                .contains("No change matches.");
        assertThat(visit.page(OWNER, "/journal?page=7").text()).contains("There is no page 7");
    }

    @Test
    void explainsAnAddressThatMeansNothingAndKeepsIt() {
        String mistaken = "?kind=gift&state=lost&from=yesterday&to=2026-13-01&page=0&account=" + "x".repeat(201);
        assertThat(visit.get(OWNER, "/journal" + mistaken)).hasStatus(400);
        Document page = visit.page(OWNER, "/journal" + mistaken);
        assertThat(page.select(".error-summary li")).hasSize(6);
        assertThat(page.selectFirst("#from").val()).isEqualTo("yesterday");
        assertThat(page.selectFirst("#kind option[selected]").val()).isEqualTo("gift");
        assertThat(visit.get(OWNER, "/journal.csv?kind=gift")).hasForwardedUrl("/journal");
        assertThat(visit.page(OWNER, "/journal?from=2026-02-02&to=2026-02-01").text())
                .contains("the last day comes before the first");
        assertThat(visit.get(OWNER, "/journal?bogus=1")).hasStatus(400);
    }

    @Test
    void keepsWhatARefusalCountsFromWhoMayNotSeeThePayer() {
        IntentId id = visit.topUp(OWNER, 7, "25", () -> new Refused(422, "Payer 1 has 12.50 left", "used_up", "t-1"));

        assertThat(visit.page(OWNER, "/journal/" + id).text()).contains("Payer 1 has 12.50 left");
        String shown = visit.page(RESELLER, "/journal/" + id).text();
        assertThat(shown).contains("Payer … has … left", "used_up", "t-1").doesNotContain("12.50");
        assertThat(visit.page(RESELLER, "/journal").text()).doesNotContain("12.50");
        assertThat(visit.csv(RESELLER, "/journal.csv")).doesNotContain("12.50");
        Target target = new Target(new AccountId(8), "dev", new Dna(".1.3.8."), Set.of());
        Change change = new Change(
                IntentId.fresh(), Kind.TOP_UP, target, true, Money.of("1"), new AccountId(1), null, List.of());
        Intent own = journal.perform(RESELLER, change, plan(() -> new Refused(422, "Payer has 12.50", null, null)));
        assertThat(own.refusal().message()).isEqualTo("Payer has …");
    }

    @Test
    void readsWellInChinese() {
        IntentId done = visit.topUp(RESELLER, 7, "25", YES);
        MvcTestResult answer = mvc.get()
                .uri("/journal/" + done)
                .with(Visitors.as(RESELLER))
                .header("Accept-Language", "zh-CN")
                .exchange();
        assertThat(html(answer).selectFirst("#standing h2").text()).isEqualTo("已完成。已向 dev 发放 25 USD 额度。");
    }
}
