package canopy.journal;

import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalVisit.AUDITOR;
import static canopy.journal.JournalVisit.BRANCH;
import static canopy.journal.JournalVisit.OWNER;
import static canopy.journal.JournalVisit.RESELLER;
import static canopy.journal.JournalVisit.YES;
import static canopy.journal.JournalVisit.html;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Lost;
import canopy.people.Role;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How a person settles the outcome of what nobody else can tell, and who may. */
@JournalRoomTest
class SettlementTests {

    @Autowired
    private JournalVisit visit;

    @Autowired
    private JournalRoom room;

    @Autowired
    private Journal journal;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        visit.empty();
    }

    @Test
    void letsAPersonSettleWhatNobodyElseCan() {
        IntentId id = visit.act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
        assertThat(visit.page(AUDITOR, "/journal/" + id).select("form[action$=settlement]"))
                .isEmpty();
        Document page = visit.page(RESELLER, "/journal/" + id);
        assertThat(page.selectFirst("#standing h2").text()).isEqualTo("Needs a person. Do not repeat it.");
        assertThat(page.select("form[action$=settlement]")).hasSize(1);

        MvcTestResult empty = visit.settle(RESELLER, id, "", "  ");
        assertThat(empty).hasStatus(422);
        assertThat(html(empty).select(".error-summary li")).hasSize(2);
        assertThat(visit.settle(AUDITOR, id, "done", "I saw it")).hasStatus(403);
        assertThat(visit.settle(
                        new Viewer(9, "Far", "far@example.com", Role.RESELLER, new Dna(".1.5.")), id, "done", "I saw"))
                .hasStatus(404);
        assertThat(visit.settle(RESELLER, id, "not-applied", "the operator said so"))
                .hasStatus(303);
        page = visit.page(RESELLER, "/journal/" + id);
        assertThat(page.selectFirst("#standing .notice").text())
                .isEqualTo("Nothing was changed. Settled by Mei: the operator said so");
        assertThat(visit.settle(OWNER, id, "done", "no, it was done")).hasStatus(303);
        assertThat(visit.page(OWNER, "/journal/" + id).text()).doesNotContain("no, it was done");
        assertThat(journal.openFor(new AccountId(7))).isEmpty();
    }

    @Test
    void asksForThePasswordBeforeAnOutcomeIsSettledLongAfterTheLastProof() {
        IntentId id = visit.act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
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
        IntentId id = visit.act(OWNER, Kind.ROTATE_KEY, 1, Dna.WHOLE_TREE, null, () -> new Lost("timeout"));

        assertThat(visit.page(everything, "/journal/" + id).select("form[action$=settlement]"))
                .isEmpty();
        visit.settle(everything, id, "not-applied", "I wish it were");
        assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NEEDS_HUMAN);
        visit.settle(OWNER, id, "not-applied", "the old key works");
        assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NOT_APPLIED);
    }

    @Test
    void takesAReasonOfOneLineOnly() {
        IntentId id = visit.act(OWNER, Kind.SUSPEND, 7, new Dna(".1.3.7."), null, () -> new Lost("timeout"));
        for (String reason : List.of("two\nlines", "turned \u202e round", "x".repeat(501))) {
            MvcTestResult refused = visit.settle(RESELLER, id, "done", reason);
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
        IntentId head = visit.act(OWNER, Kind.SUSPEND, 3, BRANCH, null, () -> new Lost("timeout"));
        jdbc.sql("update journal_intent set state = 'NEEDS_HUMAN'").update();

        for (IntentId id : List.of(creation, head)) {
            assertThat(visit.page(narrowed, "/journal/" + id).select("form[action$=settlement]"))
                    .isEmpty();
            visit.settle(narrowed, id, "done", "I wish it were");
            assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.NEEDS_HUMAN);
            visit.settle(OWNER, id, "done", "I saw it");
            assertThat(journal.find(id, OWNER).orElseThrow().state()).isEqualTo(State.DONE);
        }
    }
}
