package canopy.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/** The page of all accounts, list or tree, as a signed-in person meets it. */
record AccountsPage(Page page) {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .-]{3,40}");
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

    /** Waits until the address says what is searched for, so that it can be kept and sent on. */
    void isSearchedFor(String text) {
        page.waitForURL(
                url -> URLDecoder.decode(url, UTF_8).matches(".*[?&]q=" + Pattern.quote(text) + "(&.*)?"),
                // The address changes in place: there is no new page to load.
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** The accounts that are shown: one link each, which bears the account's name and leads to its page. */
    Locator accounts() {
        return page.locator("main tbody .account a:not(.expander)");
    }

    Locator account(String name) {
        return accounts()
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("^\\s*" + name.replace(".", "\\.") + "\\s*$")));
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
