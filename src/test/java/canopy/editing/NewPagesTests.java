package canopy.editing;

import static canopy.editing.Forms.confirmed;
import static canopy.editing.Forms.page;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.IntentId;
import canopy.manage.AccountFilter;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import canopy.values.Money;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A new account, from the form by way of the check page to its key, shown this once. */
@WholeConsoleTest
class NewPagesTests {

    private static final RequestPostProcessor RESELLER = Visitors.as(Role.RESELLER);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private JdbcClient database;

    private Forms forms;

    private String name;

    @BeforeEach
    void openTheForm() {
        Waiting.forTheFirstReading(directory);
        forms = new Forms(mvc, "/subaccounts/new");
        name = "new-" + IntentId.fresh().value();
    }

    @Test
    void saysWhyOnlyPeopleOfTheWholeTreeCanCreate() {
        Row top = directory.roots(Dna.WHOLE_TREE, 1, 1).rows().getFirst();
        RequestPostProcessor narrow = Visitors.as(Role.RESELLER, top.branch());

        assertThat(page(forms.get("/subaccounts/new", narrow), 403).text())
                .contains("Your branch does not reach up to there");
        assertThat(page(forms.get("/subaccounts/new", Visitors.as(Role.FINANCE)), 403)
                        .text())
                .contains("Your role does not include creating accounts");
        assertThat(forms.post(typed(), narrow).getResponse().getStatus()).isEqualTo(403);
        assertThat(found()).isEmpty();
    }

    @Test
    void saysWhereDefaultsComeFrom() {
        Document page = page(forms.get("/subaccounts/new", RESELLER), 200);

        assertThat(page.select("#rates-hint").text()).contains("Empty: as the parent.", "At least the parent’s 1.");
        assertThat(page.select("#days").val()).isEqualTo("365");
        assertThat(page.select("#dailyLimit, #modelMapper, #status")).isEmpty();
    }

    @Test
    void showsWhatItWillBeAndCostBeforeAnythingIsSent() {
        Map<String, String> sent = typed();
        sent.put("rates", "2");
        sent.put("allowModels", "gpt-4*");

        Document check = page(forms.post(sent, RESELLER), 200);

        assertThat(check.select(".facts").text())
                .contains(
                        "Debit of the payer 50 USD (estimate)",
                        "Credit 100",
                        "Models gpt-4*",
                        "as the parent: unlimited");
        assertThat(found()).isEmpty();
    }

    @Test
    void showsTheKeyOnceAndKeepsItNowhere() throws Exception {
        Map<String, String> confirmed = confirmed(page(forms.post(typed(), RESELLER), 200));

        MvcTestResult answer = forms.post(confirmed, RESELLER);
        Document created = page(answer, 200);

        String key = created.select(".key code").text();
        assertThat(key).matches("sk-Xvs\\w{45}");
        assertThat(created.select("button[data-copy]").attr("data-copy")).isEqualTo(key);
        assertThat(created.text()).contains("is created", "does not keep it", "delete the account and create it anew");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        Subaccount account = found().getFirst();
        assertThat(key).endsWith(account.partialKey());
        assertThat(account.funds().cards().getFirst().amount()).isEqualTo(Money.of("100"));
        assertThat(created.select("a").eachAttr("href"))
                .contains("/subaccounts/" + account.id(), "/subaccounts/" + account.id() + "/edit");
        assertThat(directory.row(account.id(), Dna.WHOLE_TREE)).isPresent();

        MvcTestResult again = forms.post(confirmed, RESELLER);
        assertThat(again.getResponse().getRedirectedUrl()).isEqualTo("/journal/" + confirmed.get("intent"));
        assertThat(found()).hasSize(1);
        assertThat(forms.get(again.getResponse().getRedirectedUrl(), RESELLER)
                        .getResponse()
                        .getContentAsString())
                .doesNotContain(key)
                .doesNotContain(key.substring(6, 30));
        assertThat(tables()).contains("spring_session_attributes", "journal_intent", "directory_document");
        String all = tables().stream().map(this::everythingIn).collect(Collectors.joining("\n"));
        // The gateway itself tells the last twenty characters of each key.
        String secret = key.substring(6, 26);
        assertThat(all)
                .contains(account.partialKey())
                .doesNotContain(secret)
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(key.getBytes(StandardCharsets.UTF_8))
                        .substring(8, 32));
    }

    @Test
    void startsFromTheSettingsOfAnotherAccountButNotItsNames() {
        Row other = directory.roots(Dna.WHOLE_TREE, 1, 1).rows().getFirst();
        Subaccount settings =
                directory.account(other.id(), Dna.WHOLE_TREE).orElseThrow().account();

        Document page = page(forms.get("/subaccounts/new?from=" + other.id(), RESELLER), 200);

        assertThat(page.text()).contains("The settings below are those of " + other.name());
        assertThat(page.select("#name").val()).isEmpty();
        assertThat(page.select("#email").val()).isEmpty();
        assertThat(page.select("#hardLimit").val()).isEqualTo(Settings.HARD_LIMIT.text(settings));
        assertThat(page.select("#rates").val()).isEqualTo(Settings.RATES.text(settings));
        assertThat(forms.get("/subaccounts/new?from=999999999", RESELLER)
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 1234 | 4 to 63 characters",
                "email | '' | is missing",
                "creditGranted | 1.99 | must be at least 2",
                "creditGranted | 1e3 | digits 0–9",
                "creditGranted | 999999999 | and this would cost it about",
                "days | 0 | must be more than 0",
                "days | 366 | must be at most 365",
                "rates | 0.9 | at least what the parent has",
                "allowIPs | nowhere | IP address"
            })
    void keepsEverythingTypedWhenSomethingIsWrong(String field, String text, String sentence) {
        Map<String, String> sent = typed();
        sent.put("alias", "Kept <b>");
        sent.put(field, text);

        Document page = page(forms.post(sent, RESELLER), 422);

        assertThat(page.select("#" + field + "-error").text()).contains(sentence);
        assertThat(page.select("#alias").val()).isEqualTo("Kept <b>");
        assertThat(found()).isEmpty();
    }

    @Test
    void saysThatTheNameOrAddressIsTaken() {
        forms.post(confirmed(page(forms.post(typed(), RESELLER), 200)), RESELLER);

        Document page = page(forms.post(typed(), RESELLER), 422);

        assertThat(page.select("#name-error, #email-error").eachText())
                .hasSize(2)
                .allMatch(error -> error.contains("belongs to another account"));
    }

    @Test
    void refusesWhatCannotBeSetAtCreation() {
        Map<String, String> sent = typed();
        sent.put("dailyLimit", "5");

        assertThat(forms.post(sent, RESELLER).getResponse().getStatus()).isEqualTo(400);
    }

    private Map<String, String> typed() {
        Map<String, String> fields = forms.form(RESELLER);
        fields.put("name", name);
        fields.put("email", name + "@example.com");
        fields.put("creditGranted", "100");
        fields.put("days", "30");
        return fields;
    }

    private List<Subaccount> found() {
        return subaccounts.descendants(AccountFilter.byName(name), 1, 10).rows();
    }

    /** As text, what stands there in bytes too: sessions are objects that were written out. */
    private String everythingIn(String table) {
        return database.sql("select * from " + table).query().listOfRows().stream()
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .collect(Collectors.joining("\n"));
    }

    private List<String> tables() {
        return database.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
    }
}
