package canopy.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Finance reads a bill: from the total down to a day and back, as a file, on paper, with and without scripts. */
@InTheBrowser
class BillsJourney {

    /** Few days, which are read soon after the console has started. */
    private static final String WEEK = "/billing?preset=days-7";

    /** All of its days are closed, so that nothing changes while somebody goes down and back. */
    private static final String MONTH = "/billing?preset=last-month";

    private static final double READING_MS = 120_000;

    @Test
    void financeGoesFromTheTotalToADayAndBack(Visits visits) {
        goDownAndBack(visits.begin().signInAs("finance"), MONTH, 28, 31);
    }

    @Test
    void financeGoesFromTheTotalToADayAndBackWithoutJavaScript(Visits visits) {
        goDownAndBack(visits.withoutJavaScript().signInAs("finance"), WEEK, 7, 7);
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
    void aFingerHitsEachBarOfNinetyDaysOnANarrowScreen(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        visit.page().setViewportSize(320, 800);
        // The page must not be replaced while it is looked at: it may have all of its days just then.
        visit.page().route("**/billing/progress**", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        visit.open("/billing?preset=days-90&by=day");
        var page = visit.page();
        var bars = page.locator(".bars a");
        var region = page.locator(".plot > .scroll");

        assertThat(bars).hasCount(90);
        assertThat(bars.all()).allMatch(bar -> bar.boundingBox().width >= 24);
        // The newest is in sight, the oldest one comes into it with the focus.
        region.scrollIntoViewIfNeeded();
        assertThat(bars.last()).isInViewport();
        assertThat(bars.first()).not().isInViewport();
        assertThat(region).hasAttribute("tabindex", "0");
        assertThat(region).hasAccessibleName(Pattern.compile("USD"));
        bars.first().focus();
        assertThat(bars.first()).isInViewport();
        assertThat(bars.first().locator(".readout")).isInViewport();
        visit.isAccessible();
        page.setViewportSize(1280, 800);
        assertThat((boolean) region.evaluate("region => region.scrollWidth <= region.clientWidth"))
                .isTrue();
        visit.isPictured("billing-90-days").isPrinted("billing-90-days");
    }

    @Test
    void theExportComesToWhatThePageSays(Visits visits) throws IOException {
        exportsComeToWhatThePageSays(visits.begin().signInAs("finance"));
    }

    @Test
    void theExportComesToWhatThePageSaysWithoutJavaScript(Visits visits) throws IOException {
        exportsComeToWhatThePageSays(visits.withoutJavaScript().signInAs("finance"));
    }

    @Test
    void theStatementSaysOnPaperWhatItIs(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        statementOfYesterday(visit);
        visit.isAccessible().isPictured("statement");
        saysOnPaperWhatItIs(visit, "statement");
    }

    @Test
    void theStatementSaysOnPaperWhatItIsWithoutJavaScript(Visits visits) {
        var visit = visits.withoutJavaScript().signInAs("finance");
        statementOfYesterday(visit);
        saysOnPaperWhatItIs(visit, "statement-without-scripts");
    }

    @Test
    void twoPeriodsStandSideBySide(Visits visits) {
        var visit = visits.begin().signInAs("finance");
        twoWeeks(visit);
        visit.isAccessible().isPictured("billing-compare").isPrinted("billing-compare");
        visit.page().locator("tbody th a").first().click();
        visit.page().waitForURL("**/billing?**");
    }

    @Test
    void twoPeriodsStandSideBySideWithoutJavaScript(Visits visits) {
        var visit = visits.withoutJavaScript().signInAs("finance");
        twoWeeks(visit);
        visit.page().locator("#by a").last().click();
        visit.page().waitForURL("**by=model**");
        assertThat(visit.page().locator("tfoot")).hasCount(1);
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
        visit.open("/billing/corrections?preset=days-7").isAccessible().isPictured("billing-corrections");
        complete(visits.inChinese().signInAs("finance"), WEEK).isAccessible().isPictured("billing-zh");
    }

    @Test
    void aMistypedPeriodIsExplained(Visits visits) {
        var visit = visits.begin().expectFault("400").signInAs("finance");
        visit.open("/billing?from=2026-02-30&branch=nowhere");

        assertThat(visit.page().locator(".error-summary li")).hasCount(2);
        visit.isAccessible().isPictured("billing-mistaken");
    }

    private static void exportsComeToWhatThePageSays(Visit visit) throws IOException {
        complete(visit, "/billing?preset=yesterday&exact=true");
        var total = number(visit.page().locator(".figures dd").first());
        visit.page().locator(".files summary").click();
        var table = visit.page()
                .waitForDownload(() -> visit.page().locator(".files a").first().click());

        var lines = Files.readAllLines(table.path());
        assertThat(table.suggestedFilename()).startsWith("bill-by-account_").endsWith("_Asia-Shanghai.csv");
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

        var book = visit.page()
                .waitForDownload(() ->
                        visit.page().locator(".files a[href*='.xlsx']").first().click());
        assertThat(book.suggestedFilename()).startsWith("bill-by-account_").endsWith("_Asia-Shanghai.xlsx");
        try (var workbook = new ReadableWorkbook(Files.newInputStream(book.path()))) {
            var rows = workbook.getSheet(1).orElseThrow().read();
            assertThat(rows.getFirst().getCellText(2)).isEqualTo("cost_usd");
            assertThat(rows.stream()
                            .skip(1)
                            .map(row -> row.getCellAsNumber(2).orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
        }
    }

    private static void statementOfYesterday(Visit visit) {
        complete(visit, "/billing?preset=yesterday");
        visit.page()
                .locator(".actions a", new Page.LocatorOptions().setHasText("Statement"))
                .click();
        visit.page().waitForURL("**/billing/statement**");
    }

    private static void saysOnPaperWhatItIs(Visit visit, String name) {
        var page = visit.page();
        var sheets = visit.printed(name);

        assertThat(sheets.text())
                .contains("Statement of usage", "For All accounts", "Days of Asia/Shanghai")
                .contains("By model", "By account", "By day", "Amounts are in US dollars")
                .contains("Complete yes: the day is there and closed")
                .doesNotContain("To the bill", "Dashboard", "not available");
        var total = Sheets.plain(page.locator(".sums dd").first().innerText());
        assertThat(sheets.text()).contains("Cost, USD " + total);
        for (var table : List.of("model", "account", "day")) {
            var rows = page.locator("[aria-labelledby=" + table + "] tr").allInnerTexts();
            assertThat(rows).as(table).hasSizeGreaterThan(2);
            for (var row : rows) {
                assertThat(sheets.text()).as("a row by %s", table).contains(Sheets.plain(row));
            }
            assertThat(Sheets.plain(rows.getLast())).startsWith("Total " + total);
        }
    }

    private static void twoWeeks(Visit visit) {
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
    }

    private static void goDownAndBack(Visit visit, String period, int least, int most) {
        complete(visit, period);
        var page = visit.page();
        var total = page.url();
        // What the page itself says, since midnight may pass while it is read.
        var days = 1
                + (int) ChronoUnit.DAYS.between(
                        LocalDate.parse(page.locator("input[name=from]").first().inputValue()),
                        LocalDate.parse(page.locator("input[name=to]").first().inputValue()));
        assertThat(days).isBetween(least, most);
        page.locator("table.bill tbody th a").first().click();
        page.waitForURL("**account=**");
        complete(visit, null);
        var account = page.url();
        page.locator("table.bill tbody th a").first().click();
        page.waitForURL("**model=**");
        complete(visit, null);
        assertThat(page.locator("table.bill tbody tr")).hasCount(days);
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
