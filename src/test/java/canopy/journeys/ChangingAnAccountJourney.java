package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reseller makes an account and changes it: the key once, the check page, and somebody else at the same time. */
@InTheBrowser
class ChangingAnAccountJourney {

    private static final Pattern KEY = Pattern.compile("sk-Xvs\\w{45}");

    @Test
    void aResellerMakesAnAccountAndSeesItsKeyOnce(Visits visits) {
        // A reload of the key's page asks to send the form again, which is what is tried here.
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.list(visit);
        visit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New account"))
                .click();
        visit.isAccessible().isPictured("new");
        var name = someName();
        create(visit, name);

        var key = visit.page().locator(".key code");
        assertThat(key).hasText(KEY);
        var shown = key.innerText();
        visit.isAccessible();
        visit.page().reload();
        assertThat(visit.page().locator("h1")).isVisible();
        assertThat(visit.page().content()).doesNotContain(shown);

        var accounts = AccountsPage.list(visit);
        accounts.search().fill(name);
        accounts.search().press("Enter");
        assertThat(accounts.account(name).first()).isVisible();
    }

    @Test
    void aResellerChangesALimitAfterALookAtTheDifferenceWithoutJavaScript(Visits visits) {
        var visit = visits.withoutJavaScript().signInAs("reseller");
        var account = created(visit);
        visit.open(account + "/edit");
        visit.page().getByLabel("Alias", exactly()).fill("Shown to customers");
        button(visit, "Check the changes").click();
        assertThat(visit.page().locator("table.differences")).containsText("Shown to customers");
        assertThat(visit.page().locator("table.differences tbody tr")).hasCount(1);
        button(visit, "Confirm the changes").click();

        assertThat(visit.page().locator("h1, main")).not().hasCount(0);
        assertThat(visit.page().url()).contains("/journal/");
        assertThat(visit.page().locator("main")).containsText("Done");
        visit.open(account);
        assertThat(visit.page().locator("main")).containsText("Shown to customers");
    }

    @Test
    void twoPeopleChangeTheSameSettingAndTheSecondIsAsked(Visits visits) {
        var first = visits.begin().signInAs("reseller");
        var second = visits.begin().expectFault("409").signInAs("owner");
        var account = created(first);
        first.open(account + "/edit").isAccessible().isPictured("edit");
        second.open(account + "/edit");

        first.page().getByLabel("Alias", exactly()).fill("From the first");
        button(first, "Check the changes").click();
        first.isAccessible().isPictured("edit-check");
        button(first, "Confirm the changes").click();
        assertThat(first.page().locator("main")).containsText("Done");
        first.isAccessible().isPictured("journal-intent");

        second.page().getByLabel("Alias", exactly()).fill("From the second");
        second.page().getByLabel("Billing e-mail", exactly()).fill("bills@example.com");
        button(second, "Check the changes").click();
        assertThat(second.page().locator("h1")).containsText("was changed since you opened it");
        assertThat(second.page().locator("main")).containsText("From the first");
        second.isAccessible().isPictured("edit-conflict");
        button(second, "Check the changes").click();
        button(second, "Confirm the changes").click();
        assertThat(second.page().locator("main")).containsText("Done");

        second.open(account);
        assertThat(second.page().locator("main")).containsText("From the second");
        assertThat(second.page().locator("main")).containsText("bills@example.com");
    }

    @Test
    void aResellerTopsUpAnAccountByKeyboardAlone(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        var account = created(visit);
        visit.open(account + "/credit");
        assertThat(visit.page().locator("h1")).containsText("Credit of");
        visit.isAccessible().isPictured("credit");
        var amount = visit.page().locator("#creditGranted");
        visit.press("1", amount);
        visit.page().keyboard().type("2.50");
        var reason = visit.page().locator("#reason");
        visit.press("F", reason);
        visit.page().keyboard().type("or the autumn campaign");
        visit.press("Enter", button(visit, "Check"));
        assertThat(button(visit, "Confirm the top-up")).isVisible();
        visit.isAccessible().isPictured("credit-check");
        visit.press("Enter", button(visit, "Confirm the top-up"));

        assertThat(visit.page().locator("main")).containsText("Done");
        assertThat(visit.page().locator("main")).containsText("12.5");
        visit.open("/journal").isAccessible().isPictured("journal");
        visit.open(account);
        assertThat(visit.page().locator("main")).containsText("14.50");
    }

    /** Makes an account for one journey alone; answers its path. */
    private static String created(Visit visit) {
        AccountsPage.list(visit);
        visit.open("/subaccounts/new");
        create(visit, someName());
        var link = visit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the account"))
                .getAttribute("href");
        assertThat(link).matches("/subaccounts/[0-9]+");
        return link;
    }

    private static void create(Visit visit, String name) {
        visit.page().getByLabel("Name", exactly()).fill(name);
        visit.page().getByLabel("E-mail", exactly()).fill(name + "@example.com");
        visit.page().locator("#creditGranted").fill("2");
        button(visit, "Check the new account").click();
        button(visit, "Create the account").click();
    }

    private static String someName() {
        return "trip-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
