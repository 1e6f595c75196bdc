package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListLinksTests {

    private static final ListAddress NOTHING = new ListAddress("", "", "", "", "", "", "", "", "", "");

    @Test
    void keepsTheSearchWhenItSorts() {
        assertThat(of(NOTHING.with("q", "dev & ops")).sortedBy("balance"))
                .isEqualTo("/subaccounts?q=dev%20%26%20ops&sort=balance");
    }

    @Test
    void turnsTheOrderAroundTheSecondTime() {
        ListLinks links = of(NOTHING.with("sort", "balance"));

        assertThat(links.sortedBy("balance")).isEqualTo("/subaccounts?sort=-balance");
        assertThat(links.direction("balance")).isEqualTo("ascending");
        assertThat(links.direction("id")).isNull();
        assertThat(of(NOTHING.with("sort", "-balance")).sortedBy("balance")).isEqualTo("/subaccounts?sort=balance");
    }

    @Test
    void goesBackToTheFirstPageWhenTheSearchChanges() {
        assertThat(NOTHING.with("page", "7").with("q", "x").href("/subaccounts"))
                .isEqualTo("/subaccounts?q=x");
    }

    @Test
    void opensAndClosesABranchInPlace() {
        ListLinks links = of(NOTHING.with("view", "tree").with("open", "3.7"));

        assertThat(links.toggled(new AccountId(12))).isEqualTo("/subaccounts?view=tree&open=3.7.12#account-12");
        assertThat(links.toggled(new AccountId(3))).isEqualTo("/subaccounts?view=tree&open=7#account-3");
    }

    @Test
    void exportsWhatIsFiltered() {
        ListAddress address = NOTHING.with("view", "tree").with("level", "2").with("page", "3");

        assertThat(of(address).csv()).isEqualTo("/subaccounts.csv?level=2");
    }

    @Test
    void leavesNoWayForTextToBecomeAnotherParameter() {
        assertThat(of(NOTHING.with("q", "a&sort=id#x{y}")).page(2))
                .isEqualTo("/subaccounts?q=a%26sort%3Did%23x%7By%7D&page=2");
    }

    @Test
    void leadsToABranchOfItsOwn() {
        assertThat(ListLinks.branchAsTree(new Dna(".1.7."))).isEqualTo("/subaccounts?view=tree&branch=.1.7.");
    }

    private static ListLinks of(ListAddress address) {
        return new ListLinks(address, ListCriteria.of(address, id -> Optional.empty()));
    }
}
