package canopy.journal;

import static canopy.journal.JournalNode.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import canopy.journal.Answer.Accepted;
import canopy.journal.Answer.Lost;
import canopy.journal.Answer.NotSent;
import canopy.journal.Answer.Refused;
import canopy.people.MovableTime;
import canopy.people.Role;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.support.ConsoleTest;
import canopy.support.PageVisit;
import canopy.support.PeopleAndWeb;
import canopy.support.Visitors;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the journal as each role sees them, on a real database, with a reconciler that sees what it is told. */
@SpringBootTest(
        classes = {PeopleAndWeb.class, MovableTime.class, JournalPagesTests.Room.class},
        properties = {
            "canopy.manage.base-url=http://127.0.0.1:1",
            "canopy.manage.owner-key=sk-Xvs0000000000000000000000000000000000000000000000",
            "canopy.journal.least-pause=1h",
            "canopy.journal.longest-pause=1h",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
class JournalPagesTests {

    private static final Dna BRANCH = new Dna(".1.3.");
    private static final Viewer RESELLER = new Viewer(11, "Mei", "mei@example.com", Role.RESELLER, BRANCH);
    private static final Viewer OWNER = new Viewer(12, "Olu", "olu@example.com", Role.OWNER, Dna.WHOLE_TREE);
    private static final Viewer SUPPORT = new Viewer(13, "Sam", "sam@example.com", Role.SUPPORT, BRANCH);
    private static final Viewer FINANCE = new Viewer(14, "Fay", "fay@example.com", Role.FINANCE, BRANCH);
    private static final Viewer AUDITOR = new Viewer(15, "Ari", "ari@example.com", Role.AUDITOR, Dna.WHOLE_TREE);
    private static final Supplier<Answer> YES = () -> new Accepted("{\"ID\":7}");

    @ComponentScan("canopy.journal")
    static class Room implements Reconciler {

        volatile Function<Intent, Finding> sight = intent -> JournalNode.applied();

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.TOP_UP, Kind.CLAW_BACK, Kind.EDIT, Kind.CREATE, Kind.DELETE);
        }

        @Override
        public Finding look(Intent intent) {
            return sight.apply(intent);
        }
    }

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Journal journal;

    @Autowired
    Room room;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        for (String table : List.of("journal_event", "journal_document", "journal_intent", "journal_lock")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update journal_head set seq = 0, hash = ?")
                .param(Event.ORIGIN)
                .update();
        room.sight = intent -> JournalNode.applied();
    }

    @Test
    void saysWhatBecameOfIt() {
        IntentId done = topUp(RESELLER, 7, "25", YES);
        Document page = page(RESELLER, "/journal/" + done);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Done. dev was granted 25 USD of credit.");
        assertThat(page.text()).contains("Mei", "as agreed", "25.00 USD", "\"CreditGranted\" : 25", "\"ID\" : 7");
        assertThat(page.select("#standing ol li strong").eachText())
                .containsExactly("Written down", "Sent", "Answered", "Settled");
        assertThat(page.selectFirst("#standing").hasAttr("data-hx-get")).isFalse();

        IntentId refused = topUp(RESELLER, 8, "25", () -> new Refused(422, "<b>Too little</b>", "used_up", "t-1"));
        page = page(RESELLER, "/journal/" + refused);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Refused: <b>Too little</b>");
        assertThat(page.text()).contains("used_up", "t-1");

        IntentId nothing = topUp(RESELLER, 9, "25", () -> new NotSent("connection refused"));
        assertThat(page(RESELLER, "/journal/" + nothing)
                        .selectFirst("#standing .notice")
                        .text())
                .isEqualTo("Nothing was changed. connection refused");
    }

    @Test
    void keepsThePayersFiguresFromWhoMayNotSeeThePayer() {
        room.sight = intent -> new Finding.Applied(
                List.of(new Fact("balance", "0", "25"), new Fact("payerBalance", "90817.5", "90792.5")), true);
        String answer = "{\"payer\":{\"id\":1,\"balance\":90792.5},\"account\":{\"id\":7,\"balance\":25}}";
        IntentId done = topUp(RESELLER, 7, "25", () -> new Accepted(answer));

        assertThat(page(OWNER, "/journal/" + done).text()).contains("90817.5", "90792.5", "\"balance\" : 25");
        assertThat(page(RESELLER, "/journal/" + done).text())
                .contains("\"balance\" : 25")
                .doesNotContain("90817", "90792");
        assertThat(csv(OWNER, "/journal.csv")).contains("90817.5");
        assertThat(csv(RESELLER, "/journal.csv")).contains("balance: 0").doesNotContain("90817", "90792");
        assertThat(csv(FINANCE, "/journal.csv")).doesNotContain("90817", "90792");
    }

    @Test
    void asksForItselfUntilItIsSettled() {
        room.sight = intent -> new Finding.NothingYet("no trace of it");
        IntentId lost = topUp(RESELLER, 7, "25", () -> new Lost("timeout"));
        Document page = page(RESELLER, "/journal/" + lost);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Sent, not yet confirmed. Do not repeat it.");
        assertThat(page.selectFirst("#standing noscript a").attr("href")).isEqualTo("/journal/" + lost);
        String poll = page.selectFirst("#standing").attr("data-hx-get");
        assertThat(get(RESELLER, poll)).hasStatus(204);
        assertThat(get(RESELLER, "/journal/" + lost + "/standing?since=1")).hasStatus(200);
        assertThat(mvc.get().uri(poll).header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
        Document settled = page(RESELLER, "/journal/" + lost + "/standing?since=1");
        assertThat(settled.select("main")).isEmpty();
        assertThat(settled.selectFirst("[data-announce]").text()).startsWith("Sent");
    }

    @Test
    void showsEverybodyTheirPart() {
        IntentId inBranch = topUp(RESELLER, 7, "25", YES);
        IntentId elsewhere = act(OWNER, Kind.TOP_UP, 9, new Dna(".1.9."), "5", YES);
        IntentId supports = act(SUPPORT, Kind.EDIT, 7, new Dna(".1.3.7."), null, YES);
        IntentId creation = act(OWNER, Kind.CREATE, 0, new Dna(".1."), "5", () -> new Refused(400, "no", null, null));

        assertThat(listed(OWNER)).containsExactlyInAnyOrder(inBranch, elsewhere, supports, creation);
        assertThat(listed(AUDITOR)).containsExactlyInAnyOrder(inBranch, elsewhere, supports, creation);
        assertThat(listed(RESELLER)).containsExactlyInAnyOrder(inBranch, supports);
        assertThat(listed(SUPPORT)).containsExactly(supports);
        assertThat(listed(FINANCE)).containsExactly(inBranch);

        for (String path : List.of("", "/standing?since=0")) {
            assertThat(get(RESELLER, "/journal/" + elsewhere + path)).hasStatus(404);
            assertThat(get(RESELLER, "/journal/" + creation + path)).hasStatus(404);
            assertThat(get(SUPPORT, "/journal/" + inBranch + path)).hasStatus(404);
            assertThat(get(FINANCE, "/journal/" + supports + path)).hasStatus(404);
            assertThat(get(AUDITOR, "/journal/" + creation + path)).hasStatus(200);
        }
        assertThat(csv(RESELLER, "/journal.csv")).contains(inBranch.value()).doesNotContain(elsewhere.value());
        assertThat(get(RESELLER, "/journal/not-an-id")).hasStatus(400);
        assertThat(get(OWNER, "/journal/" + IntentId.fresh())).hasStatus(404);
    }

    @Test
    void keepsWhatIsNotConfirmedOnTopAndItsSumsApart() {
        topUp(RESELLER, 7, "25", YES);
        act(RESELLER, Kind.CLAW_BACK, 8, new Dna(".1.3.8."), "-4.5", YES);
        room.sight = intent -> new Finding.NothingYet("no trace of it");
        IntentId lost = topUp(RESELLER, 9, "100", () -> new Lost("timeout"));
        Document page = page(RESELLER, "/journal");
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
        IntentId seven = topUp(RESELLER, 7, "25", YES);
        IntentId edit = act(OWNER, Kind.EDIT, 9, new Dna(".1.3.9."), null, YES);
        assertThat(listed(OWNER, "?account=7")).containsExactly(seven);
        assertThat(listed(OWNER, "?account=DEV")).hasSize(2);
        assertThat(listed(OWNER, "?account=%25")).isEmpty();
        assertThat(listed(OWNER, "?person=ol")).containsExactly(edit);
        assertThat(listed(OWNER, "?kind=top-up")).containsExactly(seven);
        assertThat(listed(OWNER, "?state=unconfirmed")).isEmpty();
        assertThat(listed(OWNER, "?state=done&from=2020-01-01&to=2999-12-31")).hasSize(2);
        assertThat(listed(OWNER, "?to=2020-01-01")).isEmpty();
        assertThat(page(OWNER, "/journal?kind=top-up&account=nobody").text()).contains("No change matches.");
        assertThat(page(OWNER, "/journal?page=7").text()).contains("There is no page 7");
    }

    @Test
    void explainsAnAddressThatMeansNothingAndKeepsIt() {
        String mistaken = "?kind=gift&state=lost&from=yesterday&to=2026-13-01&page=0&account=" + "x".repeat(201);
        assertThat(get(OWNER, "/journal" + mistaken)).hasStatus(400);
        Document page = page(OWNER, "/journal" + mistaken);
        assertThat(page.select(".error-summary li")).hasSize(6);
        assertThat(page.selectFirst("#from").val()).isEqualTo("yesterday");
        assertThat(page.selectFirst("#kind option[selected]").val()).isEqualTo("gift");
        assertThat(get(OWNER, "/journal.csv?kind=gift")).hasForwardedUrl("/journal");
        assertThat(page(OWNER, "/journal?from=2026-02-02&to=2026-02-01").text())
                .contains("the last day comes before the first");
        assertThat(get(OWNER, "/journal?bogus=1")).hasStatus(400);
    }

    @Test
    void letsAPersonSettleWhatNobodyElseCan() {
        IntentId id = act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
        assertThat(page(AUDITOR, "/journal/" + id).select("form[action$=settlement]"))
                .isEmpty();
        Document page = page(RESELLER, "/journal/" + id);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Needs a person. Do not repeat it.");
        assertThat(page.select("form[action$=settlement]")).hasSize(1);

        MvcTestResult empty = settle(RESELLER, id, "", "  ");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".error-summary li")).hasSize(2);
        assertThat(settle(AUDITOR, id, "done", "I saw it")).hasStatus(403);
        assertThat(settle(
                        new Viewer(9, "Far", "far@example.com", Role.RESELLER, new Dna(".1.5.")), id, "done", "I saw"))
                .hasStatus(404);
        assertThat(settle(RESELLER, id, "not-applied", "the operator said so")).hasStatus(303);
        page = page(RESELLER, "/journal/" + id);
        assertThat(page.selectFirst("#standing .notice").text())
                .isEqualTo("Nothing was changed. Settled by Mei: the operator said so");
        assertThat(settle(OWNER, id, "done", "no, it was done")).hasStatus(303);
        assertThat(page(OWNER, "/journal/" + id).text()).doesNotContain("no, it was done");
        assertThat(journal.openFor(new AccountId(7))).isEmpty();
    }

    @Test
    void asksForThePasswordBeforeAnOutcomeIsSettledLongAfterTheLastProof() {
        IntentId id = act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
        Instant longAgo = Instant.now().minus(StepUp.LASTS).minusSeconds(60);
        PageVisit tired = PageVisit.as(RESELLER, mvc).signedInAt(longAgo);
        assertThat(tired.get("/journal/" + id).page().select("input[type=password]"))
                .hasSize(1);

        PageVisit.Seen refused =
                tired.post("/journal/" + id + "/settlement", List.of("outcome", "done", "reason", "I saw it"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).singleElement().asString().contains("password");
        assertThat(refused.field("reason")).isEqualTo("I saw it");
        assertThat(journal.openFor(new AccountId(7))).isPresent();
    }

    @Test
    void leavesTheOutcomeOfARotationToWhoMayRotate() {
        Viewer everything = new Viewer(RESELLER.personId(), "Mei", "mei@example.com", Role.RESELLER, Dna.WHOLE_TREE);
        IntentId id = act(OWNER, Kind.ROTATE_KEY, 1, Dna.WHOLE_TREE, null, () -> new Lost("timeout"));

        assertThat(page(everything, "/journal/" + id).select("form[action$=settlement]"))
                .isEmpty();
        settle(everything, id, "not-applied", "I wish it were");
        assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NEEDS_HUMAN);
        settle(OWNER, id, "not-applied", "the old key works");
        assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NOT_APPLIED);
    }

    @Test
    void takesAReasonOfOneLineOnly() {
        IntentId id = act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
        for (String reason : List.of("two\nlines", "turned \u202e round", "x".repeat(501))) {
            MvcTestResult refused = settle(RESELLER, id, "done", reason);
            assertThat(refused).hasStatus(422);
            assertThat(html(refused).select("#reason-error").text()).startsWith("Reason ");
        }
        assertThat(journal.openFor(new AccountId(7))).isPresent();
    }

    @Test
    void letsNobodySettleWhatLiesOutsideTheBranchOrAtItsHead() {
        Viewer narrowed = new Viewer(OWNER.personId(), "Olu", "olu@example.com", Role.OWNER, BRANCH);
        room.sight = intent -> new Finding.Contradiction("odd");
        IntentId creation = IntentId.fresh();
        Target target = new Target(null, "new", new Dna(".1."), Set.of("email:new@example.com"));
        Change change =
                new Change(creation, Kind.CREATE, target, true, Money.of("10"), new AccountId(1), null, List.of());
        journal.perform(OWNER, change, plan(YES));
        IntentId head = act(OWNER, Kind.SUSPEND, 3, BRANCH, null, () -> new Lost("timeout"));
        jdbc.sql("update journal_intent set state = 'NEEDS_HUMAN'").update();

        for (IntentId id : List.of(creation, head)) {
            assertThat(page(narrowed, "/journal/" + id).select("form[action$=settlement]"))
                    .isEmpty();
            settle(narrowed, id, "done", "I wish it were");
            assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NEEDS_HUMAN);
            settle(OWNER, id, "done", "I saw it");
            assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.DONE);
        }
    }

    @Test
    void keepsWhatARefusalCountsFromWhoMayNotSeeThePayer() {
        IntentId id = topUp(OWNER, 7, "25", () -> new Refused(422, "Payer 1 has 12.50 left", "used_up", "t-1"));

        assertThat(page(OWNER, "/journal/" + id).text()).contains("Payer 1 has 12.50 left");
        String shown = page(RESELLER, "/journal/" + id).text();
        assertThat(shown).contains("Payer … has … left", "used_up", "t-1").doesNotContain("12.50");
        assertThat(page(RESELLER, "/journal").text()).doesNotContain("12.50");
        assertThat(csv(RESELLER, "/journal.csv")).doesNotContain("12.50");
        Target target = new Target(new AccountId(8), "dev", new Dna(".1.3.8."), Set.of());
        Change change = new Change(
                IntentId.fresh(), Kind.TOP_UP, target, true, Money.of("1"), new AccountId(1), null, List.of());
        Intent own = journal.perform(RESELLER, change, plan(() -> new Refused(422, "Payer has 12.50", null, null)));
        assertThat(own.refusal().message()).isEqualTo("Payer has …");
    }

    @Test
    void exportsTextThatNoSpreadsheetRuns() {
        Change change = new Change(
                IntentId.fresh(),
                Kind.TOP_UP,
                new Target(new AccountId(7), "=cmd|' /C calc'!A0", new Dna(".1.3.7."), Set.of()),
                true,
                Money.of("-3"),
                null,
                "@SUM(1)",
                List.of(new Fact("memo", null, "x")));
        journal.perform(RESELLER, change, plan(() -> new Refused(422, "+one", null, null)));
        String csv = csv(RESELLER, "/journal.csv");
        assertThat(csv)
                .contains("'=cmd|' /C calc'!A0", "'@SUM(1)", "'+one", ",-3,", "creditGranted:  → 25")
                .doesNotContain(",=cmd", ",@SUM", ",+one");
    }

    @Test
    void exportsTheWholeChainToWhoMayHaveIt(@TempDir Path folder) throws IOException {
        topUp(RESELLER, 7, "25", YES);
        topUp(RESELLER, 8, "25", () -> new Refused(422, "Zu wenig, \"ü\"\n充值", null, null));
        assertThat(get(RESELLER, "/journal/events.csv")).hasStatus(403);
        assertThat(get(new Viewer(15, "Ari", "ari@example.com", Role.AUDITOR, BRANCH), "/journal/events.csv"))
                .hasStatus(403);
        Path file = Files.writeString(folder.resolve("events.csv"), csv(AUDITOR, "/journal/events.csv"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code =
                VerifyJournal.run(new String[] {file.toString()}, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("8 events, chain unbroken, last hash ");
        assertThat(code).isZero();
        assertThat(page(AUDITOR, "/journal").text()).contains("8 events in the chain");
        assertThat(page(RESELLER, "/journal").text()).doesNotContain("in the chain");
    }

    @Test
    void readsWellInChinese() {
        IntentId done = topUp(RESELLER, 7, "25", YES);
        MvcTestResult answer = mvc.get()
                .uri("/journal/" + done)
                .with(Visitors.as(RESELLER))
                .header("Accept-Language", "zh-CN")
                .exchange();
        assertThat(html(answer).selectFirst("#standing h2").text()).isEqualTo("已完成。已向 dev 发放 25 USD 额度。");
    }

    private IntentId topUp(Viewer viewer, long account, String amount, Supplier<Answer> answer) {
        return act(viewer, Kind.TOP_UP, account, new Dna(".1.3." + account + "."), amount, answer);
    }

    private IntentId act(Viewer viewer, Kind kind, long account, Dna branch, String amount, Supplier<Answer> answer) {
        Change change = new Change(
                IntentId.fresh(),
                kind,
                new Target(account == 0 ? null : new AccountId(account), "dev", branch, Set.of()),
                amount != null,
                amount == null ? null : Money.of(amount),
                amount == null ? null : new AccountId(1),
                "as agreed",
                List.of());
        return journal.perform(viewer, change, plan(answer)).id();
    }

    private List<IntentId> listed(Viewer viewer) {
        return listed(viewer, "");
    }

    private List<IntentId> listed(Viewer viewer, String query) {
        return page(viewer, "/journal" + query).select("tbody th a").stream()
                .map(link -> IntentId.valueOf(link.attr("href").substring("/journal/".length())))
                .toList();
    }

    private MvcTestResult settle(Viewer viewer, IntentId id, String outcome, String reason) {
        return mvc.post()
                .uri("/journal/" + id + "/settlement")
                .param("outcome", outcome)
                .param("reason", reason)
                .with(Visitors.as(viewer))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(Viewer viewer, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .with(Visitors.as(viewer))
                .header("Accept-Language", "en")
                .exchange();
    }

    private Document page(Viewer viewer, String path) {
        return html(get(viewer, path));
    }

    private String csv(Viewer viewer, String path) {
        MvcTestResult answer = get(viewer, path);
        assertThat(answer).hasStatus(200).headers().hasValue("Content-Type", "text/csv;charset=UTF-8");
        return body(answer);
    }

    private static Document html(MvcTestResult answer) {
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
