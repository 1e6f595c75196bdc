package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** An account is suspended, resumed and deleted, each after a look at what that means. */
@InTheBrowser
class ClosingAnAccountJourney {

    private static final String ACTIVE_LEAVES = "/subaccounts?status=enabled&sort=children";

    @Test
    void suspendsAnAccountByKeyboardAlone(Visits visits) {
        var visit = visits.begin().signInAs("support");
        var page = openAccount(visit, 3);

        visit.press("Enter", page.getByRole(AriaRole.LINK, named("Suspend")));
        assertThat(page.locator("h1")).containsText("Suspend");
        visit.isAccessible().isPictured("suspension");
        visit.press("u", page.getByLabel("Reason"));
        page.keyboard().type("npaid invoice");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Check: suspend");
        visit.isAccessible().isPictured("suspension-check");
        visit.press("Enter", page.getByRole(AriaRole.BUTTON, named("Suspend the account")));
        page.waitForURL(url -> url.contains("/journal/"));
    }

    @Test
    void deletesAnAccountWithoutScripts(Visits visits) {
        var visit =
                visits.withoutJavaScript().expectFault("status of (410|422)").signInAs("reseller");
        var page = openAccount(visit, 5);
        var name = page.locator("h1").innerText();
        var account = page.url();

        page.getByRole(AriaRole.LINK, named("Delete")).click();
        assertThat(page.locator("main")).containsText("Refund, estimated");
        visit.isPictured("deletion");
        page.getByLabel("Type the account’s name").fill("something else");
        page.getByLabel("Reason").fill("contract ended");
        page.getByRole(AriaRole.BUTTON, named("Check")).click();
        assertThat(page.locator(".error-summary")).containsText("this is not the account");
        assertThat(page.getByLabel("Reason")).hasValue("contract ended");

        page.getByLabel("Type the account’s name").fill(name);
        page.getByRole(AriaRole.BUTTON, named("Check")).click();
        assertThat(page.locator("h1")).containsText("Check: delete");
        visit.isPictured("deletion-check");
        page.getByRole(AriaRole.BUTTON, named("Delete the account for good")).click();
        page.waitForURL(url -> url.contains("/journal/"));

        page.navigate(account + "/deletion");
        assertThat(page.locator("h1")).hasText("This account is gone");
        visit.isPictured("deletion-gone");
    }

    /** Opens an account without children, so that nothing hangs below what is closed. */
    private static Page openAccount(Visit visit, int which) {
        AccountsPage.list(visit);
        visit.open(ACTIVE_LEAVES);
        Page page = visit.page();
        page.locator("main tbody .account a").nth(which).click();
        page.waitForURL(url -> url.matches(".*/subaccounts/[0-9]+"));
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
