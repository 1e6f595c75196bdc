package canopy.editing;

import static canopy.editing.Forms.confirmed;
import static canopy.editing.Forms.fields;
import static canopy.editing.Forms.page;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.manage.LogQuery;
import canopy.manage.OwnAccount;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.people.StepUp;
import canopy.people.Viewer;
import canopy.support.Visitors;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The edit of an account, from the form by way of the check page to what upstream then says. */
@WholeConsoleTest
class EditPagesTests {

    private static final RequestPostProcessor OWNER = Visitors.as(Role.OWNER);
    private static final RequestPostProcessor SUPPORT = Visitors.as(Role.SUPPORT);
    private static final RequestPostProcessor STALE = Visitors.as(
            new Viewer(99, "A", "nobody@example.com", Role.OWNER, Dna.WHOLE_TREE),
            Instant.now().minus(StepUp.LASTS).minusSeconds(1));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private OwnAccount own;

    private EditedAccount account;

    private Forms forms;

    @BeforeEach
    void makeAnAccount() {
        account = EditedAccount.make(mvc, directory, subaccounts);
        forms = account.forms();
    }

    @Test
    void showsEachRoleItsFieldsOnly() {
        assertThat(forms.form(OWNER).keySet())
                .contains("name", "status", "rates", "hardLimit", "allowIPs", "levelMapper");
        assertThat(forms.form(Visitors.as(Role.RESELLER)).keySet())
                .contains("name", "status", "rates", "hardLimit")
                .doesNotContain("level", "role", "factor", "levelMapper");
        assertThat(forms.form(SUPPORT).keySet())
                .contains("hardLimit", "rpm", "allowIPs", "modelLimits")
                .doesNotContain("name", "email", "status", "suspended", "rates", "level");
        assertThat(status(Role.FINANCE)).isEqualTo(403);
        assertThat(status(Role.AUDITOR)).isEqualTo(403);
    }

    @Test
    void saysUnitCapAndWhatEmptyMeans() {
        Document page = page(forms.get(OWNER), 200);

        assertThat(page.select("#hardLimit-hint").text()).contains("USD per calendar month", "Empty: no limit");
        assertThat(page.select("#rpm").val()).isEmpty();
        assertThat(page.select("section h2").eachText())
                .containsExactly("Profile", "State", "Limits", "Rate limits", "Access", "Models", "Routing");
        assertThat(page.select("details summary").first().text()).contains("models that the gateway offers");
    }

    @Test
    void sendsNothingForAFieldThatIsNotTheRolesToChange() {
        Map<String, String> sent = forms.form(SUPPORT);
        sent.put("rates", "2");

        assertThat(forms.post(sent, SUPPORT).getResponse().getStatus()).isEqualTo(403);

        sent.remove("rates");
        sent.put("level", "3");
        assertThat(forms.post(sent, SUPPORT).getResponse().getStatus()).isEqualTo(403);
        assertThat(account.now().funds().rates()).isEqualByComparingTo("1");
    }

    @Test
    void saysThatNothingWasChanged() {
        Document page = page(forms.post(forms.form(OWNER), OWNER), 200);

        assertThat(page.select(".notice").text()).contains("Nothing was changed, and nothing was sent.");
        assertThat(page.select("form.settings")).hasSize(1);
    }

    @Test
    void showsTheDifferenceAndSendsItOnceConfirmed() {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Production, Europe");
        sent.put("hardLimit", "50");
        sent.put("softLimit", "40");
        sent.put("rpm", "60");
        sent.put("allowModels", "gpt-4*\nclaude-*\n");
        sent.put("modelMapper", "gpt-3.5* = gpt-4o-mini");
        sent.put("modelLimits", "gpt-4 rpm=30 tpm=90000");
        sent.put("levelMapper", "claude-* = 2");

        Document check = page(forms.post(sent, OWNER), 200);

        assertThat(check.select(".differences tbody th").eachText())
                .containsExactly(
                        "Alias",
                        "Monthly limit",
                        "Monthly warning",
                        "Requests per minute",
                        "Models",
                        "Model mapper",
                        "Limits per model",
                        "Level mapper");
        assertThat(check.select(".differences").text()).contains("added gpt-4*", "unlimited 60");
        assertThat(account.now().profile().alias()).isNotEqualTo("Production, Europe");

        MvcTestResult done = forms.post(confirmed(check), OWNER);

        assertThat(done.getResponse().getStatus()).isEqualTo(303);
        assertThat(done.getResponse().getRedirectedUrl()).isEqualTo("/journal/" + sent.get("intent"));
        Subaccount after = account.now();
        assertThat(after.profile().alias()).isEqualTo("Production, Europe");
        assertThat(after.moneyLimits().hard()).isEqualTo(Money.of("50"));
        assertThat(after.rateLimits().rpm()).isEqualTo(60);
        assertThat(after.access().models()).containsExactlyInAnyOrder("gpt-4*", "claude-*");
        assertThat(after.models().mapper()).isEqualTo(Map.of("gpt-3.5*", "gpt-4o-mini"));
        assertThat(after.models().limits().get("gpt-4").tpm()).isEqualTo(90_000);
        assertThat(after.routing().levelMapper()).isEqualTo(Map.of("claude-*", "2"));
        assertThat(directory
                        .account(account.id(), Dna.WHOLE_TREE)
                        .orElseThrow()
                        .account()
                        .profile()
                        .alias())
                .isEqualTo("Production, Europe");
    }

    @Test
    void reallyRemovesEntriesAndClearsFields() {
        account.change(
                Map.of("allowModels", "a\nb\nc", "dailyLimit", "5", "modelLimits", "m rpm=1", "rpm", "60"), OWNER);
        Document check =
                account.change(Map.of("allowModels", "c\nd", "dailyLimit", "", "modelLimits", "", "rpm", ""), OWNER);

        assertThat(check.select(".differences del").eachText()).contains("removed a", "removed b", "removed m rpm=1");
        assertThat(check.select(".notice").text()).contains("Daily limit: there will be no limit of its own any more.");
        Subaccount after = account.now();
        assertThat(after.access().models()).containsExactlyInAnyOrder("c", "d");
        assertThat(after.moneyLimits().daily()).isEqualTo(Money.ZERO);
        assertThat(after.models().limits()).isEmpty();
        assertThat(after.rateLimits().rpm()).isEqualTo(6_666_666);
    }

    @Test
    void sendsAnIntentOnceHoweverOftenItIsConfirmed() {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Once");
        Map<String, String> confirmed = confirmed(page(forms.post(sent, OWNER), 200));
        forms.post(confirmed, OWNER);
        account.outside(before -> "Somebody else");

        MvcTestResult again = forms.post(confirmed, OWNER);

        assertThat(again.getResponse().getRedirectedUrl()).isEqualTo("/journal/" + sent.get("intent"));
        assertThat(account.now().profile().alias()).isEqualTo("Somebody else");
    }

    @Test
    void makesOneCallOfTwentyPostsAtOnce() throws Exception {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Twenty");
        Map<String, String> confirmed = confirmed(page(forms.post(sent, OWNER), 200));
        List<Callable<MvcTestResult>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(() -> forms.post(confirmed, OWNER));
        }

        try (ExecutorService many = Executors.newFixedThreadPool(20)) {
            for (Future<MvcTestResult> answer : many.invokeAll(posts)) {
                assertThat(Forms.target(answer.get())).isEqualTo("/journal/" + sent.get("intent"));
            }
        }

        assertThat(own.logs(new LogQuery(1, 24, "update_user", account.id(), null))
                        .entries())
                .hasSize(1);
        assertThat(account.now().profile().alias()).isEqualTo("Twenty");
    }

    @Test
    void asksForThePasswordWhereMoreMayBeSpentWithoutAnybodyAsking() {
        Map<String, String> sent = forms.form(STALE);
        sent.put("autoQuota", "5");

        Document check = page(forms.post(sent, STALE), 200);
        assertThat(check.select("input[type=password]")).hasSize(1);
        assertThat(forms.post(confirmed(check), STALE).getResponse().getStatus())
                .isEqualTo(422);
        assertThat(account.now().moneyLimits().autoQuota()).isEqualTo(Money.ZERO);
    }

    @Test
    void asksForThePasswordWhereRatesChangeLongAfterTheLastProof() {
        RequestPostProcessor stale = STALE;
        Map<String, String> sent = forms.form(stale);
        sent.put("alias", "Kept");
        sent.put("rates", "2");

        Document check = page(forms.post(sent, stale), 200);
        assertThat(check.select("input[type=password]")).hasSize(1);

        Document again = page(forms.post(confirmed(check), stale), 422);
        assertThat(again.select("#password-error").text()).isNotEmpty();
        assertThat(fields(again)).containsEntry("alias", "Kept").containsEntry("rates", "2");
        assertThat(account.now().funds().rates()).isEqualByComparingTo("1");

        sent.remove("rates");
        sent.put("rates", "1");
        assertThat(page(forms.post(sent, stale), 200).select("input[type=password]"))
                .isEmpty();
    }

    @Test
    void warnsOfWhatAChangeOfRatesDoesToTheBalance() {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("rates", "2");
        sent.put("allowIPs", "0.0.0.0/0");
        sent.put("status", "false");
        sent.put("allowModels", "no-such-model");

        Document check = page(forms.post(sent, OWNER), 200);

        assertThat(check.select(".notice li").eachText())
                .contains(
                        "The change of Rates rescales the balance from 10 to about 20 USD.",
                        "IP addresses: 0.0.0.0/0 is everybody.",
                        "The account will be disabled: its calls are refused from then on.",
                        "“no-such-model” is not among the models that the gateway offers.");
    }

    @Test
    void goesBackToTheFormWithEverythingTyped() {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Typed");
        Map<String, String> back = confirmed(page(forms.post(sent, OWNER), 200));
        back.remove("confirmed");
        back.put("back", "true");

        assertThat(page(forms.post(back, OWNER), 200).select("#alias").val()).isEqualTo("Typed");
    }

    @Test
    void findsNothingOutsideTheBranch() {
        Row elsewhere = directory.roots(Dna.WHOLE_TREE, 1, 1).rows().getFirst();
        RequestPostProcessor narrow = Visitors.as(Role.RESELLER, elsewhere.branch());

        assertThat(forms.get(narrow).getResponse().getStatus()).isEqualTo(404);
        assertThat(forms.post(forms.form(OWNER), Visitors.as(Role.OWNER, elsewhere.branch()))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void speaksChinese() {
        Document page = page(
                mvc.get()
                        .uri("/subaccounts/" + account.id() + "/edit")
                        .header("Accept-Language", "zh-CN")
                        .with(OWNER)
                        .exchange(),
                200);

        assertThat(page.select("section h2").first().text()).isEqualTo("资料");
    }

    private int status(Role role) {
        return forms.get(Visitors.as(role)).getResponse().getStatus();
    }
}
