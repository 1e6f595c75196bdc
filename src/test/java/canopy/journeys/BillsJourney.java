package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finance reads a bill: from the total down to a day and back, as a file, on paper, with and without scripts. */
@InTheBrowser
class BillsJourney {

    /** Few days, which are read soon after the console has started. */
    private static final String WEEK = "/billing?preset=days-7";

    private static final double READING_MS = 120_000;

    @Test
    void financeGoesFromTheTotalToADayAndBack(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        goDownAndBack(visit);
    }

    @Test
    void financeGoesFromTheTotalToADayAndBackWithoutJavaScript(Visits visits) {
        goDownAndBack(visits.withoutJavaScript().signInAs("finance"));
    }

    @Test
    void aBarIsReadOutUnderThePointerAndInFocus(Visits visits) {
        var visit = complete(visits.begin().signInAs("finance"), WEEK);
        var bars = visit.page().locator(".bars a");

        assertThat(bars).hasCount(7);
        bars.nth(2).hover();
        assertThat(bars.nth(2).locator(".readout")).containsText(" USD");
        assertThat(bars.nth(2).locator(".readout").boundingBox().width).isGreaterThan(100);
        visit.page().mouse().move(0, 0);
        bars.nth(3).focus();
        assertThat(bars.nth(3).locator(".readout").boundingBox().width).isGreaterThan(100);
        assertThat(bars.nth(2).locator(".readout").boundingBox().width).isLessThan(2);
    }

    @Test
    void theExportComesToWhatThePageSays(Visits visits) throws IOException {
        var visit = complete(visits.begin().signInAs("finance"), "/billing?preset=yesterday&exact=true");
        var total = number(visit.page().locator(".figures dd").first());
        visit.page().locator(".files summary").click();
        var download = visit.page()
                .waitForDownload(() -> visit.page().locator(".files a").first().click());

        var lines = Files.readAllLines(download.path());
        assertThat(download.suggestedFilename()).startsWith("bill-by-account_").endsWith("_Asia-Shanghai.csv");
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFaccount,name,cost_usd,requests,input_tokens,output_tokens,"
                        + "cache_read_tokens,cache_written_tokens,images,complete");
        // No name of the sandbox has a comma, apart from those in quotes.
        var sum = lines.stream()
                .skip(1)
                .map(line -> line.replaceAll("\"[^\"]*\"", "").split(",")[2])
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(total);
    }

    @Test
    void theStatementSaysOnPaperWhatItIs(Visits visits) {
        var visit = complete(visits.begin().signInAs("finance"), "/billing?preset=yesterday");
        visit.page()
                .locator(".actions a", new Page.LocatorOptions().setHasText("Statement"))
                .click();
        visit.page().waitForURL("**/billing/statement**");
        visit.isAccessible().isPictured("statement").isPrinted("statement");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(visit.page().locator("h1")).hasText("Statement of usage");
        assertThat(visit.page().locator(".facts").first()).containsText("Asia/Shanghai");
        assertThat(visit.page().locator("section h2"))
                .hasText(List.of("By model", "By account", "By day").toArray(String[]::new));
        assertThat(visit.page().locator(".rail .search").isVisible()).isFalse();
    }

    @Test
    void twoPeriodsStandSideBySide(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        complete(visit, WEEK);
        visit.page()
                .locator(".actions a", new Page.LocatorOptions().setHasText("Compare"))
                .click();
        visit.page().waitForURL("**/billing/compare**");
        visit.page()
                .waitForCondition(
                        () -> {
                            if (visit.page().locator(".notice").count() == 0) {
                                return true;
                            }
                            visit.page().reload();
                            return false;
                        },
                        new Page.WaitForConditionOptions().setTimeout(READING_MS));

        assertThat(visit.page().locator("tfoot")).hasCount(1);
        visit.isAccessible().isPictured("billing-compare");
        visit.page().locator("tbody th a").first().click();
        visit.page().waitForURL("**/billing?**");
    }

    @Test
    void billsCanBeReadByEverybody(Visits visits) {
        var visit = complete(visits.begin().signInAs("finance"), WEEK);
        visit.isAccessible().isPictured("billing").isPrinted("billing");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        visit.isAccessible().isPictured("billing-forced");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        complete(visit, WEEK + "&by=day").isAccessible().isPictured("billing-days");
        complete(visit, WEEK + "&by=model").isAccessible().isPictured("billing-models");
        complete(visits.inChinese().signInAs("finance"), WEEK).isAccessible().isPictured("billing-zh");
    }

    @Test
    void aMistypedPeriodIsExplained(Visits visits) {
        var visit = visits.begin().expectFault("400").signInAs("finance");
        visit.open("/billing?from=2026-02-30&branch=nowhere");

        assertThat(visit.page().locator(".error-summary li")).hasCount(2);
        visit.isAccessible().isPictured("billing-mistaken");
    }

    private static void goDownAndBack(Visit visit) {
        complete(visit, WEEK);
        var page = visit.page();
        var total = page.url();
        page.locator("table.bill tbody th a").first().click();
        page.waitForURL("**account=**");
        complete(visit, null);
        var account = page.url();
        page.locator("table.bill tbody th a").first().click();
        page.waitForURL("**model=**");
        complete(visit, null);
        assertThat(page.locator("table.bill tbody tr")).hasCount(7);
        var model = page.url();
        page.locator("table.bill tbody th a").nth(1).click();
        page.waitForURL("**from=**");
        assertThat(page.locator("table.bill tbody tr")).hasCount(1);

        page.goBack();
        assertThat(page).hasURL(model);
        page.goBack();
        assertThat(page).hasURL(account);
        page.goBack();
        assertThat(page).hasURL(total);
    }

    /** Opens a bill, or stays on it, until all of it is there. */
    private static Visit complete(Visit visit, String path) {
        if (path != null) {
            visit.open(path);
        }
        var page = visit.page();
        page.waitForCondition(
                () -> {
                    if (page.locator("#progress").count() == 0
                            && page.locator("table.bill").count() > 0) {
                        return true;
                    }
                    page.reload();
                    return false;
                },
                new Page.WaitForConditionOptions().setTimeout(READING_MS));
        return visit;
    }

    private static BigDecimal number(Locator figure) {
        return new BigDecimal(figure.innerText().replace(",", ""));
    }
}
