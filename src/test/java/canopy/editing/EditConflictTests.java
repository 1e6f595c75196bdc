package canopy.editing;

import static canopy.editing.Forms.confirmed;
import static canopy.editing.Forms.fields;
import static canopy.editing.Forms.page;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.manage.Subaccounts;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.WholeConsoleTest;
import canopy.values.Money;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What becomes of an edit when somebody else changes the account meanwhile. */
@WholeConsoleTest
class EditConflictTests {

    private static final RequestPostProcessor OWNER = Visitors.as(Role.OWNER);
    private static final RequestPostProcessor SUPPORT = Visitors.as(Role.SUPPORT);

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

    @Test
    void keepsTheChangesOfTwoPeopleToDifferentFields() {
        Map<String, String> mine = forms.form(OWNER);
        Map<String, String> others = forms.form(SUPPORT);
        others.put("dailyLimit", "3");
        forms.post(confirmed(page(forms.post(others, SUPPORT), 200)), SUPPORT);

        mine.put("alias", "Mine");
        Document check = page(forms.post(mine, OWNER), 200);

        assertThat(check.select(".differences tbody th").eachText()).containsExactly("Alias");
        assertThat(check.text()).contains("Changed by somebody else meanwhile, and left as it is: Daily limit.");
        forms.post(confirmed(check), OWNER);
        assertThat(account.now().profile().alias()).isEqualTo("Mine");
        assertThat(account.now().moneyLimits().daily()).isEqualTo(Money.of("3"));
    }

    @Test
    void asksTheSecondOfTwoPeopleWhoChangeTheSameField() {
        Map<String, String> mine = forms.form(OWNER);
        mine.put("alias", "Mine");
        mine.put("dailyLimit", "7");
        account.outside(before -> "Theirs");

        Document conflict = page(forms.post(mine, OWNER), 409);

        assertThat(conflict.select("h1").text()).contains("was changed since you opened it");
        assertThat(conflict.select(".versions legend").eachText()).containsExactly("Alias");
        assertThat(conflict.select(".versions input[name=alias]").eachAttr("value"))
                .containsExactly("Theirs", "Mine");
        Map<String, String> chosen = fields(conflict);
        assertThat(chosen).containsEntry("dailyLimit", "7");

        chosen.put("alias", "Theirs");
        Document check = page(forms.post(chosen, OWNER), 200);
        assertThat(check.select(".differences tbody th").eachText()).containsExactly("Daily limit");
        forms.post(confirmed(check), OWNER);
        assertThat(account.now().profile().alias()).isEqualTo("Theirs");
        assertThat(account.now().moneyLimits().daily()).isEqualTo(Money.of("7"));
    }

    @Test
    void asksAgainWhenTheFieldIsChangedBetweenTheCheckAndTheConfirmation() {
        Map<String, String> mine = forms.form(OWNER);
        mine.put("alias", "Mine");
        Map<String, String> confirmed = confirmed(page(forms.post(mine, OWNER), 200));
        account.outside(before -> "Theirs");

        Document conflict = page(forms.post(confirmed, OWNER), 409);

        assertThat(conflict.select(".versions input[name=alias]").eachAttr("value"))
                .containsExactly("Theirs", "Mine");
        assertThat(account.now().profile().alias()).isEqualTo("Theirs");
        assertThat(fields(conflict).get("intent")).isNotEqualTo(mine.get("intent"));
    }
}
