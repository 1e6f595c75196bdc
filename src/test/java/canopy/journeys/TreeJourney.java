package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Branches of the tree open where they are, by mouse and by keyboard. */
@InTheBrowser
class TreeJourney {

    @Test
    void aBranchOpensInPlaceAndClosesAgain(Visits visits) {
        var tree = AccountsPage.tree(visits.begin().signInAs("reseller"));
        var branch = rowOf(tree, nameOf(tree.closedBranch()));
        var shown = tree.accounts().count();

        branch.locator("a.expander").click();
        assertThat(branch).hasAttribute("aria-expanded", "true");
        assertThat(branch.locator("xpath=following-sibling::tr[1]")).hasAttribute("aria-level", levelBelow(branch));
        assertThat(tree.page()).hasURL(Pattern.compile("[?&]open=[0-9]+$"));

        branch.locator("a.expander").click();
        assertThat(branch).hasAttribute("aria-expanded", "false");
        assertThat(tree.accounts().filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(shown);
    }

    @Test
    void whatStandsOpenIsThereAfterReloadingAndAfterComingBack(Visits visits) {
        var tree = AccountsPage.tree(visits.begin().signInAs("reseller"));
        var branch = rowOf(tree, nameOf(tree.closedBranch()));
        branch.locator("a.expander").click();
        assertThat(tree.page()).hasURL(Pattern.compile("[?&]open=[0-9]+$"));
        var shown = tree.accounts().count();

        tree.page().reload();
        assertThat(tree.accounts()).hasCount(shown);
        branch.locator("xpath=following-sibling::tr[1]")
                .locator(".account a:not(.expander)")
                .click();
        tree.page().waitForURL("**/subaccounts/*");
        tree.page().goBack();
        assertThat(branch).hasAttribute("aria-expanded", "true");
        assertThat(tree.accounts()).hasCount(shown);
    }

    @Test
    void theArrowKeysWalkTheTree(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        var tree = AccountsPage.tree(visit);
        var branch = rowOf(tree, nameOf(tree.closedBranch()));

        visit.press("Home", tree.page().locator("main tbody tr[tabindex='0']"));
        for (var row = 0; row < tree.accounts().count() && !isFocused(branch); row++) {
            tree.page().keyboard().press("ArrowDown");
        }
        assertThat(branch).isFocused();
        tree.page().keyboard().press("ArrowRight");
        assertThat(branch).hasAttribute("aria-expanded", "true");
        var child = branch.locator("xpath=following-sibling::tr[1]");
        assertThat(child).hasAttribute("aria-level", levelBelow(branch));

        tree.page().keyboard().press("ArrowDown");
        assertThat(child).isFocused();
        var name = nameOf(child);
        tree.page().keyboard().press("Enter");
        assertThat(tree.page().locator("h1")).containsText(name);
    }

    private static String nameOf(Locator row) {
        return row.locator(".account a:not(.expander)").innerText().strip();
    }

    /** The row by its account: that it is closed is what changes. */
    private static Locator rowOf(AccountsPage tree, String name) {
        return tree.page()
                .locator("main tbody tr[aria-level]")
                .filter(new Locator.FilterOptions()
                        .setHas(tree.page().locator(".account a:not(.expander)").getByText(name, exactly())))
                .first();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static String levelBelow(Locator row) {
        return Integer.toString(Integer.parseInt(row.getAttribute("aria-level")) + 1);
    }

    private static boolean isFocused(Locator row) {
        return (boolean) row.evaluate("row => row === document.activeElement");
    }
}
