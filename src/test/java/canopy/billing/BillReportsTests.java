package canopy.billing;

import static canopy.billing.BillVisit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Corrections of a bill, the comparison of two months, and the statement of one. */
@BillingTest
class BillReportsTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private BillVisit bills;

    @BeforeEach
    void waitUntilTheMonthsAreThere() {
        bills = BillVisit.onceTheMonthsAreThere(mvc, ledger, directory);
    }

    @Test
    void showsTheNewestCorrectionsAndLeadsToAllOfThem() {
        for (int i = 1; i <= 60; i++) {
            jdbc.sql("""
                    insert into ledger_correction (on_day, found_at, what, account, figure, was, is_now)
                    values (?, current_timestamp, 'ACCOUNT', ?, 'requests', '1', ?)""")
                    .params(bills.lastMonth.from().date(), bills.head.id().value(), "" + (1000 + i))
                    .update();
        }
        try {
            Document bill = bills.page("/billing?preset=last-month&by=day&branch=" + bills.head.id());
            assertThat(bill.select(".corrections li")).hasSize(25);
            assertThat(bill.select(".corrections li").first().text()).endsWith("was 1, is 1,060");
            Element all = bill.select(".corrections + p a").first();
            assertThat(all.text()).isEqualTo("All 60 corrections, newest first");
            Document page = bills.page(all.attr("href"));
            assertThat(page.select(".corrections li")).hasSize(25);
            Document last = bills.page(page.select(".pager a:contains(Last)").attr("href"));
            assertThat(last.select(".corrections li"))
                    .hasSize(10)
                    .last()
                    .matches(line -> line.text().endsWith("was 1, is 1,001"));
            assertThat(last.select(".path a").attr("href"))
                    .isEqualTo("/billing?preset=last-month&by=day&branch=" + bills.head.id());
            assertThat(bills.page("/billing/corrections?preset=last-month&account=" + bills.other.id())
                            .select(".corrections li"))
                    .isEmpty();
            assertThat(bills.page("/billing/statement?preset=last-month&branch=" + bills.head.id())
                            .text())
                    .contains("35 older corrections are not on this sheet; the bill lists all of them.");
        } finally {
            jdbc.sql("delete from ledger_correction where figure = 'requests' and was = '1'")
                    .update();
        }
    }

    @Test
    void comparesTwoMonthsWithTheLargestMoverFirst() {
        Document page = bills.page("/billing/compare?from=" + bills.lastMonth.from() + "&to=" + bills.lastMonth.to());
        List<BigDecimal> sizes = page.select("tbody td.difference").stream()
                .map(cell -> new BigDecimal(amount(cell.text())
                                .replace("+", "")
                                .replace("−", "-")
                                .replace("<", "")
                                .replace(">", ""))
                        .abs())
                .toList();
        Span before = Span.month(bills.lastMonth.from().month().minusMonths(1));
        Money difference = ledger.days(bills.lastMonth, Dna.WHOLE_TREE)
                .total()
                .cost()
                .minus(ledger.days(before, Dna.WHOLE_TREE).total().cost());

        assertThat(sizes).isNotEmpty().isSortedAccordingTo((one, two) -> two.compareTo(one));
        assertThat(page.select("tfoot [title]").attr("title").replaceAll("[ ,USD]", ""))
                .isEqualTo(difference.toString());
        assertThat(page.select("tbody th a").first().attr("href")).startsWith("/billing?from=");
        assertThat(bills.page(page.select("#by a").last().attr("href")).select("tbody tr"))
                .isNotEmpty();
    }

    @Test
    void printsAStatementOfAMonthThatIsComplete() {
        Document page = bills.page("/billing/statement?preset=last-month&exact=true&branch=" + bills.head.id());

        assertThat(page.select("h1").text()).isEqualTo("Statement of usage");
        assertThat(page.select(".facts").first().text())
                .contains(
                        bills.head.name(),
                        "Asia/Shanghai",
                        "yes: all " + bills.lastMonth.length() + " days are there and closed");
        assertThat(page.select(".sums dd").first().text().replace(",", ""))
                .isEqualTo(ledger.days(bills.lastMonth, bills.head.branch())
                        .total()
                        .cost()
                        .toString());
        assertThat(page.select("[aria-labelledby=day] tbody tr")).hasSize(bills.lastMonth.length());
    }
}
