package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A reseller looks for an account and opens it: with a mouse, without scripts, and by keyboard alone. */
@InTheBrowser
class FindingAnAccountJourney {

    @Test
    void aResellerFindsAnAccountWhileTyping(Visits visits) {
        var accounts = AccountsPage.list(visits.begin().signInAs("reseller"));
        var name = accounts.someName();
        var shown = accounts.accounts().count();

        accounts.search().pressSequentially(name);
        accounts.isSearchedFor(name);
        assertThat(accounts.account(name).first()).isVisible();
        assertThat(accounts.accounts()).not().hasCount(shown);

        accounts.account(name).first().click();
        assertThat(heading(accounts)).containsText(name);
        accounts.page().goBack();
        assertThat(accounts.search()).hasValue(name);
    }

    @Test
    void aResellerFindsAnAccountAndOpensABranchWithoutJavaScript(Visits visits) {
        var visit = visits.withoutJavaScript().signInAs("reseller");
        var accounts = AccountsPage.list(visit);
        var name = accounts.someName();

        accounts.search().fill(name);
        accounts.search().press("Enter");
        accounts.isSearchedFor(name);
        accounts.account(name).first().click();
        assertThat(heading(accounts)).containsText(name);

        var tree = AccountsPage.tree(visit);
        var rows = tree.accounts().count();
        tree.closedBranch().locator("a.expander").click();
        assertThat(tree.accounts()).not().hasCount(rows);
    }

    @Test
    void aMistypedBranchIsExplainedWhileEverythingTypedStays(Visits visits) {
        var visit = visits.begin().expectFault("400").signInAs("reseller");
        var accounts = AccountsPage.list(visit);
        var branch = accounts.page().locator("#branch");

        branch.fill("nowhere");
        branch.press("Tab");
        assertThat(accounts.page().locator(".error-summary")).containsText("A branch is the id of an account");
        assertThat(branch).hasValue("nowhere");

        branch.fill("");
        branch.press("Tab");
        assertThat(accounts.page().locator(".error-summary")).hasCount(0);
        assertThat(accounts.accounts().first()).isVisible();
    }

    @Test
    void aResellerFindsAnAccountByKeyboardAlone(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        var accounts = AccountsPage.list(visit);
        var name = accounts.someName();

        accounts.page().keyboard().press("/");
        assertThat(accounts.search()).isFocused();
        accounts.page().keyboard().type(name);
        accounts.isSearchedFor(name);
        visit.press("Enter", accounts.account(name).first());
        assertThat(heading(accounts)).containsText(name);
    }

    private static Locator heading(AccountsPage accounts) {
        return accounts.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
