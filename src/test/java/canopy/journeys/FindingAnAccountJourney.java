package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reseller looks for an account and opens it: with a mouse, without scripts, and by keyboard alone. */
@ExtendWith(Journeys.class)
class FindingAnAccountJourney {

    @Test
    void aResellerFindsAnAccountWhileTyping(Visits visits) {
        var accounts = AccountsPage.list(visits.begin().signInAs("reseller"));
        var name = accounts.someName();
        var shown = accounts.accounts().count();

        accounts.search().pressSequentially(name);
        assertThat(accounts.page()).hasURL(Pattern.compile("[?&]q=" + name + "(&|$)"));
        assertThat(accounts.account(name).first()).isVisible();
        assertThat(accounts.accounts()).not().hasCount(shown);

        accounts.account(name).first().click();
        assertThat(heading(accounts)).containsText(name);
        accounts.page().goBack();
        assertThat(accounts.search()).hasValue(name);
    }

    @Test
    void aResellerFindsAnAccountWithoutJavaScript(Visits visits) {
        var accounts = AccountsPage.list(visits.withoutJavaScript().signInAs("reseller"));
        var name = accounts.someName();

        accounts.search().fill(name);
        accounts.search().press("Enter");
        assertThat(accounts.page()).hasURL(Pattern.compile("[?&]q=" + name + "(&|$)"));
        accounts.account(name).first().click();
        assertThat(heading(accounts)).containsText(name);
    }

    @Test
    void aResellerFindsAnAccountByKeyboardAlone(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        var accounts = AccountsPage.list(visit);
        var name = accounts.someName();

        accounts.page().keyboard().press("/");
        assertThat(accounts.search()).isFocused();
        accounts.page().keyboard().type(name);
        assertThat(accounts.page()).hasURL(Pattern.compile("[?&]q=" + name + "(&|$)"));
        visit.press("Enter", accounts.account(name).first());
        assertThat(heading(accounts)).containsText(name);
    }

    private static Locator heading(AccountsPage accounts) {
        return accounts.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
