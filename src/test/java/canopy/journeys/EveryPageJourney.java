package canopy.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page in light and dark, on a small screen and on paper. */
@ExtendWith(Journeys.class)
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
    }
}
