package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;

/** Every page in light and dark, on a small screen and on paper. */
@InTheBrowser
class EveryPageJourney {

    @Test
    void theListCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.list(visit);
        visit.isAccessible().isPictured("subaccounts").isPrinted("subaccounts");
    }

    @Test
    void theTreeCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.tree(visit).closedBranch().locator("a.expander").click();
        visit.isAccessible().isPictured("subaccounts-tree");
    }

    @Test
    void whatIsFoundInTheTreeCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.tree(visit);
        visit.open("/subaccounts?view=tree&q=dev");
        assertThat(visit.page().locator("tr[data-context]").count())
                .as("accounts above what was found")
                .isPositive();
        visit.isAccessible().isPictured("subaccounts-tree-found");
    }

    @Test
    void mistakesAndRefusalsCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().expectFault("400").expectFault("403").signInAs("reseller");
        AccountsPage.list(visit);
        visit.open("/subaccounts?level=two&size=3");
        assertThat(visit.page().locator(".error-summary li").count()).isEqualTo(2);
        visit.isAccessible().isPictured("subaccounts-mistaken");

        visit.open("/people");
        assertThat(visit.page().locator("h1").innerText()).isEqualTo("Not part of your role");
        visit.isAccessible().isPictured("error-403");
    }

    @Test
    void thePeopleAndOnesOwnPageCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("owner");
        visit.open("/people").isAccessible().isPictured("people");
        visit.open("/me").isAccessible().isPictured("me");
    }

    @Test
    void whatBecameOfAChangeCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("owner");
        AccountsPage.list(visit).accounts().last().click();
        visit.page().waitForURL("**/subaccounts/*");
        visit.open(visit.page().url() + "/suspension");
        visit.page().locator("#reason").fill("unpaid since October");
        visit.page().locator("main form button[data-kind=main]").click();
        visit.page().locator("button[name=confirmed]").click();
        visit.page().waitForURL("**/journal/*");
        visit.page().locator("#standing:not([data-hx-get])").waitFor();
        visit.isAccessible().isPictured("intent").isPrinted("intent");
        visit.open("/journal").isAccessible().isPictured("journal");
    }

    @Test
    void paperSaysWhatItShows(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.list(visit);
        visit.open("/subaccounts?attention=true&q=dev");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(visit.page().locator(".printed").isVisible()).isTrue();
        assertThat(visit.page().locator(".printed").innerText()).isEqualTo("Narrowed by q=dev, attention=true");
        assertThat(visit.page().locator("footer .age").innerText()).contains("Read ");
        assertThat(visit.page().locator("#filters").isVisible()).isFalse();
    }

    @Test
    void anAccountCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.list(visit).accounts().first().click();
        visit.page().waitForURL("**/subaccounts/*");
        visit.isAccessible().isPictured("account").isPrinted("account");
    }

    @Test
    void aPageWithNothingToShowSaysSoToEverybody(Visits visits) {
        var visit = visits.begin().expectFault("404").signInAs("reseller");
        AccountsPage.list(visit);
        visit.open("/subaccounts?q=no-account-has-this-name");
        assertThat(visit.page().locator("main a").count()).as("ways on").isPositive();
        visit.isAccessible().isPictured("subaccounts-none");

        visit.open("/subaccounts/999999999999");
        assertThat(visit.page().locator("h1").count()).isEqualTo(1);
        visit.isAccessible().isPictured("error-404");
    }

    @Test
    void theListReadsWellInChinese(Visits visits) {
        var visit = visits.inChinese().signInAs("reseller");
        AccountsPage.list(visit);
        visit.isAccessible().isPictured("subaccounts-zh");
        AccountsPage.list(visit).accounts().first().click();
        visit.page().waitForURL("**/subaccounts/*");
        visit.isAccessible().isPictured("account-zh");
    }
}
