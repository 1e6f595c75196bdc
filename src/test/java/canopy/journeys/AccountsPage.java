package canopy.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of all accounts, list or tree, as a signed-in person meets it. */
record AccountsPage(Page page) {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{3,40}");
    private static final double FIRST_WALK_MS = 60_000;

    /** Opens the list once the first walk through the tree is over. */
    static AccountsPage list(Visit visit) {
        return open(visit, "/subaccounts");
    }

    /** Opens the tree once the first walk through the tree is over. */
    static AccountsPage tree(Visit visit) {
        return open(visit, "/subaccounts?view=tree");
    }

    Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    /** The accounts that are shown: one link each, which bears the account's name and leads to its page. */
    Locator accounts() {
        return page.locator("main tbody .account a:not(.expander)");
    }

    Locator account(String name) {
        return accounts().filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")));
    }

    /** The name of an account that is shown, as far down as possible, which no search could read as something else. */
    String someName() {
        return accounts().allInnerTexts().stream()
                .map(String::strip)
                .filter(name -> PLAIN_NAME.matcher(name).matches())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no account with a plain name on " + page.url()));
    }

    /** The first row whose branch is closed. */
    Locator closedBranch() {
        return page.locator("main tbody tr[aria-expanded=false]").first();
    }

    private static AccountsPage open(Visit visit, String path) {
        visit.open(path);
        var page = visit.page();
        // Without scripts nothing renews the page by itself.
        page.waitForCondition(
                () -> {
                    if (page.locator("main progress").count() == 0) {
                        return true;
                    }
                    page.reload();
                    return false;
                },
                new Page.WaitForConditionOptions().setTimeout(FIRST_WALK_MS));
        return new AccountsPage(page);
    }
}
