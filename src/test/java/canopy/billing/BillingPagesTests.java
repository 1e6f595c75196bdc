package canopy.billing;

import static canopy.billing.BillVisit.FINANCE;
import static canopy.billing.BillVisit.amount;
import static canopy.billing.BillVisit.figure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import canopy.directory.Directory;
import canopy.ledger.AccountOrder;
import canopy.ledger.AccountSums;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the page of a bill shows of the figures of the ledger, and to whom. */
@BillingTest
class BillingPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Directory directory;

    private BillVisit bills;

    @BeforeEach
    void waitUntilTheMonthsAreThere() {
        bills = BillVisit.onceTheMonthsAreThere(mvc, ledger, directory);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void showsABillToWhoeverMaySeeBills(Role role) {
        boolean may = role != Role.SUPPORT;
        MvcTestResult answer = mvc.get().uri("/billing").with(Visitors.as(role)).exchange();

        assertThat(answer).hasStatus(may ? 200 : 403);
    }

    @Test
    void beginsWithThisMonthOnTheUpstreamsClock() {
        Document page = bills.page("/billing");

        assertThat(page.select(".presets [aria-current]").text()).isEqualTo("This month");
        assertThat(page.select("main > header .summary").text()).contains("days of Asia/Shanghai");
        assertThat(page.select("input[name=from]").val())
                .isEqualTo(ledger.today().firstOfMonth().toString());
        assertThat(page.select(".rail [aria-current=page]").text()).isEqualTo("Billing");
    }

    @Test
    void sumsUpWhatTheLedgerSays() {
        Document page = bills.page("/billing?preset=last-month&exact=true");
        Figures total = ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total();

        assertThat(figure(page, "Cost, USD")).isEqualTo(total.cost().toString());
        assertThat(figure(page, "Requests")).isEqualTo(total.requests().toString());
        assertThat(figure(page, "Input tokens")).isEqualTo(total.prompt().toString());
        assertThat(figure(page, "Output tokens")).isEqualTo(total.completion().toString());
        assertThat(figure(page, "Read from cache")).isEqualTo(total.cacheReads().toString());
        assertThat(figure(page, "Written to cache"))
                .isEqualTo(total.cacheWrites().toString());
        assertThat(figure(page, "Images")).isEqualTo(total.images().toString());
        assertThat(amount(page.select("table.bill tfoot td").first().text()))
                .isEqualTo(total.cost().toString());
    }

    @Test
    void tellsTheChangeAgainstTheMonthBefore() {
        Document page = bills.page("/billing?preset=last-month");
        Span before = Span.month(bills.lastMonth.from().month().minusMonths(1));
        Money was = ledger.days(before, Dna.WHOLE_TREE).total().cost();
        Money is = ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total().cost();
        BigDecimal percent =
                is.minus(was).amount().multiply(BigDecimal.valueOf(100)).divide(was.amount(), 1, RoundingMode.HALF_UP);

        assertThat(page.select(".figures .against strong").first().text())
                .isEqualTo((percent.signum() > 0 ? "+" : "−") + percent.abs().toPlainString() + " %");
        assertThat(page.select(".spaced").text()).contains("Changes are against");
    }

    @Test
    void drawsWhatItsTableSays() {
        Document page = bills.page("/billing?preset=last-month&exact=true");
        assertThat(page.select(".bars a")).hasSize(bills.lastMonth.length());
        assertThat(page.select(".legend li")).hasSizeLessThanOrEqualTo(8);
        Money all = new Money(drawn(page).stream().reduce(BigDecimal.ZERO, BigDecimal::add));

        assertThat(all)
                .isEqualTo(ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total().cost());
    }

    @Test
    void drawsWeeksWhereDaysWouldBeTooManyToHit() {
        Span long_ = new Span(ledger.today().plusDays(-120), ledger.today().plusDays(-1));
        Document page = bills.page("/billing?from=" + long_.from() + "&to=" + long_.to());

        assertThat(page.select(".chart figcaption").text()).isEqualTo("Cost by week and model, USD");
        assertThat(page.select(".bars li")).hasSizeBetween(17, 19);
        assertThat(drawn(bills.page("/billing?exact=true&from=" + long_.from() + "&to=" + long_.to())))
                .isNotEmpty();
    }

    @Test
    void rollsUpABranchWhoseDaysAreTheSumOfItsAccounts() {
        Document page = bills.page("/billing?preset=last-month&exact=true&branch=" + bills.head.id());
        Figures total = ledger.days(bills.lastMonth, bills.head.branch()).total();
        AccountSums sums = ledger.accounts(bills.lastMonth, bills.head.branch(), AccountOrder.COST, true, 1, 250);

        assertThat(sums.total()).isEqualTo(total);
        assertThat(figure(page, "Cost, USD")).isEqualTo(total.cost().toString());
        assertThat(page.select("h1").text()).isEqualTo(bills.head.name());
        assertThat(page.select("#together")).isEmpty();
    }

    @Test
    void setsTheOwnersOwnUsageBesideThatOfTheSubaccounts() {
        Waiting.until(
                "the owner's own usage is read",
                () -> ledger.own(bills.lastMonth).missing() == 0);
        Document page = bills.page("/billing?preset=last-month&exact=true");
        Money below = ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total().cost();
        Money own = ledger.own(bills.lastMonth).total().cost();

        assertThat(page.select("[aria-labelledby=together] tbody tr").stream()
                        .map(row -> amount(row.select("td").first().text())))
                .containsExactly(
                        below.toString(), own.toString(), below.plus(own).toString());
    }

    @Test
    void speaksChinese() throws UnsupportedEncodingException {
        MvcTestResult answer = mvc.get()
                .uri("/billing?preset=last-month")
                .locale(Locale.SIMPLIFIED_CHINESE)
                .header("Accept-Language", "zh-CN")
                .with(FINANCE)
                .exchange();
        Document page = Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));

        assertThat(page.select("h1").text()).isEqualTo("账单");
        assertThat(page.select(".presets [aria-current]").text()).isEqualTo("上月");
    }

    /** The sums of a chart's bars, after each was held against its line of the table; bars that lack a day have none. */
    private static List<BigDecimal> drawn(Document page) {
        List<Element> bars = page.select(".bars a");
        List<Element> rows = page.select(".chart tbody tr");
        BigDecimal top = new BigDecimal(amount(page.select(".axis li").first().text()));
        List<BigDecimal> sums = new ArrayList<>();
        assertThat(bars).hasSameSizeAs(rows);
        for (int i = 0; i < bars.size(); i++) {
            List<String> cells = rows.get(i).select("td").stream()
                    .map(cell -> amount(cell.text()))
                    .toList();
            assertThat(bars.get(i).attr("href"))
                    .isEqualTo(rows.get(i).select("a").attr("href"));
            if (bars.get(i).parent().hasAttr("data-missing")) {
                assertThat(cells).containsOnly("not available");
                assertThat(bars.get(i).select("rect")).isEmpty();
                continue;
            }
            BigDecimal sum = cells.subList(0, cells.size() - (cells.size() > 1 ? 1 : 0)).stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(cells.getLast());
            BigDecimal height = bars.get(i).select("rect").stream()
                    .map(part -> new BigDecimal(part.attr("height")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(height.multiply(top).movePointLeft(2))
                    .isCloseTo(sum, within(top.multiply(new BigDecimal("0.0001"))));
            assertThat(bars.get(i).select(".readout").text())
                    .contains(rows.get(i).select("td").last().text());
            sums.add(sum);
        }
        return sums;
    }
}
