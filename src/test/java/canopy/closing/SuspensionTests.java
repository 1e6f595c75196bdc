package canopy.closing;

import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Change;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.journal.Answer;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.State;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.PageVisit.Seen;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.changes-accounts=true")
class SuspensionTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Journal journal;

    @Autowired
    private Subaccounts subaccounts;

    private ClosingVisit reseller;
    private MirroredAccount account;
    private AccountId id;
    private String path;

    @BeforeEach
    void findAnActiveAccount() {
        reseller = ClosingVisit.as(Role.RESELLER, mvc, directory);
        account = reseller.unused(
                found -> Boolean.FALSE.equals(found.account().state().suspended()));
        id = account.row().id();
        path = "/subaccounts/" + id + "/suspension";
    }

    @Test
    void suspendsAndResumesWithTheReasonInTheJournal() {
        Seen form = reseller.get(path);
        assertThat(form.page().select("h1").text())
                .isEqualTo("Suspend " + account.row().name());
        assertThat(form.text()).contains("Its key stays the same");

        Seen check = reseller.post(path, and(form.hidden(), "reason", "unpaid invoice"));
        assertThat(check.page().select("h1").text()).startsWith("Check: suspend");
        assertThat(check.page().select("del").text()).isEqualTo("No");
        assertThat(check.page().select("ins").text()).isEqualTo("Yes");
        assertThat(subaccounts.find(id).state().suspended()).isFalse();

        Seen done = reseller.post(path, and(check.hidden(), "confirmed", "true"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/journal/" + check.field("intent"));
        assertThat(subaccounts.find(id).state().suspended()).isTrue();
        Intent intent = intent(check);
        assertThat(intent.state()).isEqualTo(State.DONE);
        assertThat(intent.kind()).isEqualTo(Kind.SUSPEND);
        assertThat(intent.reason()).isEqualTo("unpaid invoice");
        assertThat(intent.result()).containsExactly(new Fact("suspended", "false", "true"));
        assertThat(intent.sent()).singleElement().asString().contains("\"Suspended\":true");

        Seen resume = reseller.get(path);
        assertThat(resume.page().select("h1").text()).startsWith("Resume ");
        Seen checkResume = reseller.post(path, and(resume.hidden(), "reason", "paid"));
        assertThat(reseller.post(path, and(checkResume.hidden(), "confirmed", "true"))
                        .status())
                .isEqualTo(303);
        assertThat(subaccounts.find(id).state().suspended()).isFalse();
        assertThat(intent(checkResume).kind()).isEqualTo(Kind.RESUME);
        assertThat(directory.history(id, Dna.WHOLE_TREE, 1, 10).changes())
                .extracting(Change::cause)
                .extracting(cause -> cause.intent())
                .contains(intent(check).id().value(), intent(checkResume).id().value());
    }

    @Test
    void setsNothingButTheFlag() {
        Subaccount before = subaccounts.find(id);
        Seen check = reseller.post(path, and(reseller.get(path).hidden(), "reason", "abuse"));
        reseller.post(path, and(check.hidden(), "confirmed", "true"));
        Subaccount after = subaccounts.find(id);
        assertThat(after.profile()).isEqualTo(before.profile());
        assertThat(after.state().enabled()).isEqualTo(before.state().enabled());
        assertThat(after.funds().cards()).hasSameSizeAs(before.funds().cards());
        assertThat(after.access()).isEqualTo(before.access());
        assertThat(after.rateLimits()).isEqualTo(before.rateLimits());
    }

    @Test
    void asksForTheReasonAndKeepsTheForm() {
        Seen form = reseller.get(path);
        Seen again = reseller.post(path, and(form.hidden(), "reason", "  "));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select(".error-summary a").attr("href")).isEqualTo("#reason");
        assertThat(again.field("intent")).isEqualTo(form.field("intent"));

        String tooLong = "x".repeat(201);
        Seen kept = reseller.post(path, and(form.hidden(), "reason", tooLong, "confirmed", "true"));
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.page().select("input[name=reason]").val()).isEqualTo(tooLong);
        assertThat(journal.find(IntentId.valueOf(form.field("intent")), reseller.viewer()))
                .isEmpty();
    }

    @Test
    void goesBackToTheFormWithTheReason() {
        Seen check = reseller.post(path, and(reseller.get(path).hidden(), "reason", "abuse"));
        Seen back = reseller.post(path, and(check.hidden(), "back", "true"));
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.page().select("input[type=text][name=reason]").val()).isEqualTo("abuse");
        assertThat(back.field("intent")).isEqualTo(check.field("intent"));
    }

    @Test
    void sendsNothingWhenSomebodyElseSuspendedItMeanwhile() {
        Seen check = reseller.post(path, and(reseller.get(path).hidden(), "reason", "abuse"));
        suspendOutside();
        Seen late = reseller.post(path, and(check.hidden(), "confirmed", "true"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("The account is suspended already.");
        assertThat(late.page().select("input[type=text][name=reason]").val()).isEqualTo("abuse");
        assertThat(late.field("intent")).isNotEqualTo(check.field("intent"));
        assertThat(intent(check).state()).isEqualTo(State.NOT_APPLIED);
        assertThat(intent(check).sent()).isEmpty();
    }

    @Test
    void saysSoOnTheCheckPageAlready() {
        Seen form = reseller.get(path);
        suspendOutside();
        Seen check = reseller.post(path, and(form.hidden(), "reason", "abuse"));
        assertThat(check.status()).isEqualTo(409);
        assertThat(check.text()).contains("The account is suspended already.");
    }

    @Test
    void showsWhatLocksTheAccount() {
        IntentId open = lostChange();
        Seen form = reseller.get(path);
        assertThat(form.status()).isEqualTo(409);
        assertThat(form.page().select(".notice a").attr("href")).isEqualTo("/journal/" + open);
        assertThat(form.page().select("main form")).isEmpty();

        Seen posted = reseller.post(
                path,
                List.of(
                        "intent",
                        IntentId.fresh().value(),
                        "suspended",
                        "true",
                        "reason",
                        "abuse",
                        "confirmed",
                        "true"));
        assertThat(posted.status()).isEqualTo(409);
        assertThat(posted.page().select("input[type=text][name=reason]").val()).isEqualTo("abuse");
        assertThat(subaccounts.find(id).state().suspended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"OWNER, 200", "RESELLER, 200", "SUPPORT, 200", "FINANCE, 403", "AUDITOR, 403"})
    void isForThoseWhoMay(Role role, int status) {
        ClosingVisit visit = ClosingVisit.as(role, mvc, directory);
        assertThat(visit.get(path).status()).isEqualTo(status);
        assertThat(visit.get("/subaccounts/" + id).page().select(".actions a[href$=/suspension]"))
                .hasSize(status == 200 ? 1 : 0);
        assertThat(visit.post(path, List.of("intent", IntentId.fresh().value(), "suspended", "true", "reason", "r"))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void isNotFoundOutsideTheBranch() {
        ClosingVisit elsewhere = ClosingVisit.as(Role.RESELLER, new Dna(".999999."), mvc, directory);
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere
                        .post(
                                path,
                                List.of(
                                        "intent",
                                        IntentId.fresh().value(),
                                        "suspended",
                                        "true",
                                        "reason",
                                        "r",
                                        "confirmed",
                                        "true"))
                        .status())
                .isEqualTo(404);
        assertThat(subaccounts.find(id).state().suspended()).isFalse();
    }

    private void suspendOutside() {
        Subaccount present = subaccounts.find(id);
        SettingsChange.between(present, Suspending.with(present, true))
                .forEach(change -> subaccounts.update(id, change));
    }

    /** A change whose answer got lost; nothing was really done. */
    private IntentId lostChange() {
        IntentId intent = IntentId.fresh();
        Target target = new Target(id, account.row().name(), account.row().branch(), Set.of());
        canopy.journal.Change change =
                new canopy.journal.Change(intent, Kind.SUSPEND, target, false, null, null, "abuse", List.of());
        journal.perform(
                reseller.viewer(),
                change,
                () -> new Plan.Send("{}", List.of(), List.of(new Step("{}", () -> new Answer.Lost("no answer")))));
        return intent;
    }

    private Intent intent(Seen check) {
        return journal.find(IntentId.valueOf(check.field("intent")), reseller.viewer())
                .orElseThrow();
    }
}
