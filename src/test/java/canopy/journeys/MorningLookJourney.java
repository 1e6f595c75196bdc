package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A reseller's first look in the morning. */
@InTheBrowser
class MorningLookJourney {

    @Test
    void aResellerLooksAtTheAccountAndFollowsWhatNeedsAttention(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        AccountsPage.list(visit);
        var page = visit.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dashboard"))
                .first()
                .click();

        assertThat(page.locator(".live .summary")).containsText("Up to date: read ");
        assertThat(page.locator(".live .figures dt")).hasCount(5);
        visit.isAccessible().isPictured("dashboard").isPrinted("dashboard");

        page.locator(".reasons a").first().click();
        page.waitForURL(Pattern.compile(".*/subaccounts\\?attention=true.*"));
        assertThat(page.locator("main tbody tr").first()).isVisible();
    }

    @Test
    void thePanelKeepsItselfUpToDateUntilItIsPaused(Visits visits) {
        var visit = visits.begin().signInAs("reseller");
        var page = visit.page();
        visit.open("/dashboard");
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/dashboard/live")) {
                asked.add(request.url());
            }
        });
        var way = page.locator(".views a").first();
        way.focus();
        page.waitForRequest("**/dashboard/live*", () -> {});
        assertThat(way).isFocused();

        var pause = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"));
        pause.click();
        assertThat(pause).hasAttribute("aria-pressed", "true");
        var before = asked.size();
        page.waitForTimeout(6_000);
        Assertions.assertThat(asked).as("looks while paused").hasSize(before);
        page.reload();
        assertThat(pause).hasAttribute("aria-pressed", "true");

        pause.click();
        page.waitForRequest("**/dashboard/live*", () -> {});
    }

    @Test
    void operationsNewsAndModelsCanBeReadByEverybody(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        visit.open("/logs").isAccessible().isPictured("logs");
        visit.open("/models").isAccessible().isPictured("models");
        visit.open("/news").isAccessible().isPictured("news");

        var page = visit.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark all as read"))
                .click();
        assertThat(page.locator("article [data-status]")).hasCount(0);
    }

    @Test
    void theMorningLookWorksWithoutJavaScript(Visits visits) {
        var visit = visits.withoutJavaScript().signInAs("reseller");
        visit.open("/dashboard");
        var page = visit.page();

        untilItSays(page, ".live .summary", "Up to date: read ");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause")))
                .hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look again"))
                .click();
        untilItSays(page, ".live .summary", "Up to date: read ");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Operations"))
                .click();
        page.locator("#status").selectOption("error");
        page.locator("#filters button").click();
        page.waitForURL(Pattern.compile(".*status=error.*"));
        untilItSays(page, ".operations", "Refused");
        assertThat(page.locator(".operations [data-status]")
                        .filter(new Locator.FilterOptions().setHasText("Refused"))
                        .first())
                .isVisible();
    }

    /** Without scripts a page that came before the gateway's answer stays as it is: a person loads it again. */
    private static void untilItSays(Page page, String part, String words) {
        page.waitForCondition(() -> {
            if (page.locator(part)
                            .filter(new Locator.FilterOptions().setHasText(words))
                            .count()
                    > 0) {
                return true;
            }
            page.reload();
            return false;
        });
    }

    @Test
    void theMorningReadsWellInChinese(Visits visits) {
        var visit = visits.inChinese().signInAs("reseller");
        visit.open("/dashboard");
        assertThat(visit.page().locator(".live .summary")).containsText("已是最新");
        visit.isAccessible().isPictured("dashboard-zh");
    }
}
