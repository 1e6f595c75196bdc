package canopy.billing;

import static canopy.billing.BillVisit.FINANCE;
import static canopy.billing.BillVisit.amount;
import static canopy.billing.BillVisit.figure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.ledger.AccountOrder;
import canopy.ledger.AccountSums;
import canopy.ledger.Ledger;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.values.Dna;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** How bills lead to each other, keep a person within the branch, and answer an address that means nothing. */
@BillingTest
class BillNavigationTests {

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

    @Test
    void leadsFromTheTotalToAnAccountToAModelToADayAndBack() {
        Document total = bills.page("/billing?preset=last-month");
        AccountSums sums = ledger.accounts(bills.lastMonth, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 25);
        Element first = total.select("table.bill tbody tr").first();
        assertThat(first.select("th a").text())
                .isEqualTo(sums.lines().getFirst().name());

        Document account = bills.page(first.select("th a").attr("href"));
        assertThat(account.select("h1").text())
                .isEqualTo(sums.lines().getFirst().name());
        assertThat(figure(account, "Cost, USD"))
                .isEqualTo(amount(first.select("td").first().text()));
        assertThat(account.select(".actions a").eachAttr("href"))
                .contains("/subaccounts/" + sums.lines().getFirst().id());

        Element model = ready(account).select("table.bill tbody tr").first();
        Document days = bills.page(model.select("th a").attr("href"));
        assertThat(days.select("h1").text()).isEqualTo(model.select("th").text());
        assertThat(days.select("table.bill tbody tr")).hasSize(bills.lastMonth.length());
        assertThat(figure(days, "Cost, USD"))
                .isEqualTo(amount(model.select("td").first().text()));

        Document day = bills.page(days.select("table.bill tbody th a").first().attr("href"));
        assertThat(day.select("table.bill tbody tr")).hasSize(1);
        assertThat(day.select(".path a").eachText()).hasSize(3);

        Document back = bills.page(days.select(".path a").last().attr("href"));
        assertThat(back.select("h1").text()).isEqualTo(account.select("h1").text());
        assertThat(bills.page(back.select(".path a").first().attr("href"))
                        .select("h1")
                        .text())
                .isEqualTo("Bills");
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() throws UnsupportedEncodingException {
        MvcTestResult answer = mvc.get()
                .uri("/billing?from=2026-02-30&to=2026-03-01&branch=nowhere")
                .with(FINANCE)
                .exchange();
        Document page = Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));

        assertThat(answer).hasStatus(400);
        assertThat(page.select(".error-summary li").eachText())
                .containsExactlyInAnyOrder(
                        "The first day is a date such as 2026-11-01.",
                        "A branch is the id of an account, or a path of ids framed by dots, such as .1.3.12.");
        assertThat(page.select("input[name=from]").val()).isEqualTo("2026-02-30");
        assertThat(page.select("input[name=branch]").val()).isEqualTo("nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing?colour=red",
                "/billing?by=day&by=model",
                "/billing.csv?detail=all",
                "/billing/compare?from=x"
            })
    void refusesWhatMeansNothing(String address) {
        assertThat(mvc.get().uri(address).with(FINANCE)).hasStatus(400);
    }

    @Test
    void keepsAPersonWithinTheBranch() {
        RequestPostProcessor within = Visitors.as(Role.FINANCE, bills.head.branch());

        for (String path : List.of(
                "/billing",
                "/billing/statement",
                "/billing/compare",
                "/billing/corrections",
                "/billing.csv",
                "/billing.xlsx")) {
            assertThat(mvc.get().uri(path).with(within)).hasStatus(200);
            assertThat(mvc.get().uri(path + "?branch=" + bills.other.id()).with(within))
                    .as(path)
                    .hasStatus(404);
            assertThat(mvc.get().uri(path + "?branch=" + bills.other.branch()).with(within))
                    .as(path)
                    .hasStatus(404);
            assertThat(mvc.get().uri(path + "?branch=.").with(within)).as(path).hasStatus(404);
        }
        assertThat(mvc.get().uri("/billing?account=" + bills.other.id()).with(within))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/billing/progress?account=" + bills.other.id())
                        .with(within))
                .hasStatus(404);
        assertThat(mvc.get().uri("/billing.csv?account=" + bills.other.id()).with(within))
                .hasStatus(404);
        assertThat(mvc.get().uri("/billing?account=" + bills.head.id()).with(within))
                .hasStatus(200);

        Document page = bills.page("/billing?preset=last-month&exact=true", within);
        assertThat(figure(page, "Cost, USD"))
                .isEqualTo(ledger.days(bills.lastMonth, bills.head.branch())
                        .total()
                        .cost()
                        .toString());
        assertThat(page.select("#together")).isEmpty();
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(page.select("table.bill tbody tr").size())
                .isEqualTo(Math.min(
                        25,
                        ledger.accounts(bills.lastMonth, bills.head.branch(), AccountOrder.ID, false, 1, 25)
                                .count()));
    }

    /** The same page once its models are there, which are asked for when somebody looks. */
    private Document ready(Document page) {
        String here = page.select("#progress p a").attr("href");
        AtomicReference<Document> now = new AtomicReference<>(page);
        Waiting.until("the models are read", () -> {
            boolean ready = now.get().select("#progress").isEmpty();
            if (!ready) {
                now.set(bills.page(here));
            }
            return ready;
        });
        return now.get();
    }
}
