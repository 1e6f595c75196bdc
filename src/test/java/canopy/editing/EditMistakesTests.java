package canopy.editing;

import static canopy.editing.Forms.confirmed;
import static canopy.editing.Forms.fields;
import static canopy.editing.Forms.page;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is wrong with an edit is said at its field, and nothing that was typed is lost. */
@WholeConsoleTest
class EditMistakesTests {

    private static final RequestPostProcessor OWNER = Visitors.as(Role.OWNER);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Subaccounts subaccounts;

    private EditedAccount account;

    private Forms forms;

    @BeforeEach
    void makeAnAccount() {
        account = EditedAccount.make(mvc, directory, subaccounts);
        forms = account.forms();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 12345 | 4 to 63 characters",
                "email | nobody | write one address",
                "hardLimit | 1,000 | digits 0–9",
                "rates | 0.5 | at least what the parent has: 1",
                "softLimit | 9999 | at most the monthly limit",
                "allowIPs | 10.0.0.1 10.0.0.2 | line 1",
                "allowModels | * | a star alone",
                "modelMapper | gpt-4 | requested = served",
                "levelMapper | claude = high | whole number"
            })
    void keepsEverythingTypedWhenSomethingIsWrong(String field, String text, String sentence) {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Kept <b>");
        sent.put(field, text);

        Document page = page(forms.post(sent, OWNER), 422);

        assertThat(page.select("[data-error-summary] a").attr("href")).isEqualTo("#" + field);
        assertThat(page.select("#" + field + "-error").text()).contains(sentence);
        assertThat(page.select("#alias").val()).isEqualTo("Kept <b>");
        assertThat(page.select("#" + field).val()).isEqualTo(text);
        assertThat(fields(page)).containsEntry("seen", sent.get("seen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowModels", "modelMapper", "modelLimits"})
    void takesNoMoreLinesThanAnybodyCanCheck(String field) {
        String line = field.equals("allowModels") ? "m%d" : field.equals("modelMapper") ? "m%d = n" : "m%d rpm=1";
        String text = IntStream.rangeClosed(1, 1_001).mapToObj(line::formatted).collect(Collectors.joining("\n"));
        Map<String, String> sent = forms.form(OWNER);
        sent.put("alias", "Kept");
        sent.put(field, text);

        Document page = page(forms.post(sent, OWNER), 422);

        assertThat(page.select("#" + field + "-error").text()).endsWith("has at most 1000 lines.");
        assertThat(page.select("#alias").val()).isEqualTo("Kept");
        assertThat(fields(page).get(field)).isEqualTo(text);

        sent.put(field, text.substring(0, text.lastIndexOf('\n')));
        Document check = page(forms.post(sent, OWNER), 200);
        assertThat(check.select("main .notice li")).hasSizeLessThanOrEqualTo(21);
        if (!field.equals("modelMapper")) {
            assertThat(check.select("main .notice li").last().text()).isEqualTo("And 980 more like these.");
        }
    }

    @Test
    void saysThatANameIsTaken() {
        Row other = directory.roots(Dna.WHOLE_TREE, 1, 1).rows().getFirst();
        Map<String, String> sent = forms.form(OWNER);
        sent.put("name", other.name());

        assertThat(page(forms.post(sent, OWNER), 422).select("#name-error").text())
                .contains("belongs to another account");
    }

    @Test
    void tellsWhatUpstreamRefusedAndKeepsEverythingTyped() {
        // How large a level may be is upstream's to say.
        Map<String, String> sent = forms.form(OWNER);
        sent.put("level", "1000001");

        Document page = page(forms.post(confirmed(page(forms.post(sent, OWNER), 200)), OWNER), 422);

        assertThat(page.select(".notice").text()).contains("Upstream said no", "Level is out of range");
        assertThat(page.select("#level").val()).isEqualTo("1000001");
        assertThat(fields(page).get("intent")).isNotEqualTo(sent.get("intent"));
    }

    @Test
    void refusesAFormThatWasTamperedWith() {
        Map<String, String> sent = forms.form(OWNER);
        sent.put("seen", "{}x");
        assertThat(forms.post(sent, OWNER).getResponse().getStatus()).isEqualTo(400);
        sent = forms.form(OWNER);
        sent.put("intent", "x");
        assertThat(forms.post(sent, OWNER).getResponse().getStatus()).isEqualTo(400);
        sent = forms.form(OWNER);
        sent.put("creditGranted", "100");
        assertThat(forms.post(sent, OWNER).getResponse().getStatus()).isEqualTo(400);
    }
}
