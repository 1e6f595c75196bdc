package canopy.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.ledger.AccountOrder;
import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WholeConsoleTest
@TestPropertySource(properties = {"canopy.ledger.filling=true", "canopy.ledger.pause=0s"})
class BillingPagesTests {

    private static final RequestPostProcessor FINANCE = Visitors.as(Role.FINANCE);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    /** The two whole months before this one, which no longer change. */
    private Span lastMonth;

    /** An account with accounts below it, and another one beside it. */
    private Row head;

    private Row other;

    @BeforeEach
    void waitUntilTheMonthsAreThere() throws InterruptedException {
        lastMonth = Span.month(ledger.today().month().minusMonths(1));
        Span both = new Span(Span.month(ledger.today().month().minusMonths(2)).from(), ledger.today());
        ledger.want(both, Dna.WHOLE_TREE);
        Instant end = Instant.now().plus(Duration.ofSeconds(180));
        while (ledger.days(new Span(both.from(), lastMonth.to()), Dna.WHOLE_TREE)
                                .missing()
                        > 0
                || directory.state().completeAt() == null) {
            assertThat(Instant.now()).as("the last two months are read").isBefore(end);
            Thread.sleep(50);
        }
        List<Row> parents = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 1)
                .toList();
        head = parents.get(0);
        other = parents.get(1);
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
        Document page = page("/billing");

        assertThat(page.select(".presets [aria-current]").text()).isEqualTo("This month");
        assertThat(page.select("main > header .summary").text()).contains("days of Asia/Shanghai");
        assertThat(page.select("input[name=from]").val())
                .isEqualTo(ledger.today().firstOfMonth().toString());
        assertThat(page.select(".rail [aria-current=page]").text()).isEqualTo("Billing");
    }

    @Test
    void sumsUpWhatTheLedgerSays() {
        Document page = page("/billing?preset=last-month&exact=true");
        Figures total = ledger.days(lastMonth, Dna.WHOLE_TREE).total();

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
        Document page = page("/billing?preset=last-month");
        Span before = Span.month(lastMonth.from().month().minusMonths(1));
        Money was = ledger.days(before, Dna.WHOLE_TREE).total().cost();
        Money is = ledger.days(lastMonth, Dna.WHOLE_TREE).total().cost();
        BigDecimal percent =
                is.minus(was).amount().multiply(BigDecimal.valueOf(100)).divide(was.amount(), 1, RoundingMode.HALF_UP);

        assertThat(page.select(".figures .against strong").first().text())
                .isEqualTo((percent.signum() > 0 ? "+" : "−") + percent.abs().toPlainString() + " %");
        assertThat(page.select(".spaced").text()).contains("Changes are against");
    }

    @Test
    void drawsWhatItsTableSays() {
        Document page = page("/billing?preset=last-month&exact=true");
        assertThat(page.select(".bars a")).hasSize(lastMonth.length());
        assertThat(page.select(".legend li")).hasSizeLessThanOrEqualTo(8);
        Money all = new Money(drawn(page).stream().reduce(BigDecimal.ZERO, BigDecimal::add));

        assertThat(all).isEqualTo(ledger.days(lastMonth, Dna.WHOLE_TREE).total().cost());
    }

    @Test
    void drawsWeeksWhereDaysWouldBeTooManyToHit() {
        Span long_ = new Span(ledger.today().plusDays(-120), ledger.today().plusDays(-1));
        Document page = page("/billing?from=" + long_.from() + "&to=" + long_.to());

        assertThat(page.select(".chart figcaption").text()).isEqualTo("Cost by week and model, USD");
        assertThat(page.select(".bars li")).hasSizeBetween(17, 19);
        assertThat(drawn(page("/billing?exact=true&from=" + long_.from() + "&to=" + long_.to())))
                .isNotEmpty();
    }

    @Test
    void leadsFromTheTotalToAnAccountToAModelToADayAndBack() {
        Document total = page("/billing?preset=last-month");
        AccountSums sums = ledger.accounts(lastMonth, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 25);
        Element first = total.select("table.bill tbody tr").first();
        assertThat(first.select("th a").text())
                .isEqualTo(sums.lines().getFirst().name());

        Document account = page(first.select("th a").attr("href"));
        assertThat(account.select("h1").text())
                .isEqualTo(sums.lines().getFirst().name());
        assertThat(figure(account, "Cost, USD"))
                .isEqualTo(amount(first.select("td").first().text()));
        assertThat(account.select(".actions a").eachAttr("href"))
                .contains("/subaccounts/" + sums.lines().getFirst().id());

        Element model = ready(account).select("table.bill tbody tr").first();
        Document days = page(model.select("th a").attr("href"));
        assertThat(days.select("h1").text()).isEqualTo(model.select("th").text());
        assertThat(days.select("table.bill tbody tr")).hasSize(lastMonth.length());
        assertThat(figure(days, "Cost, USD"))
                .isEqualTo(amount(model.select("td").first().text()));

        Document day = page(days.select("table.bill tbody th a").first().attr("href"));
        assertThat(day.select("table.bill tbody tr")).hasSize(1);
        assertThat(day.select(".path a").eachText()).hasSize(3);

        Document back = page(days.select(".path a").last().attr("href"));
        assertThat(back.select("h1").text()).isEqualTo(account.select("h1").text());
        assertThat(page(back.select(".path a").first().attr("href"))
                        .select("h1")
                        .text())
                .isEqualTo("Bills");
    }

    @Test
    void rollsUpABranchWhoseDaysAreTheSumOfItsAccounts() {
        Document page = page("/billing?preset=last-month&exact=true&branch=" + head.id());
        Figures total = ledger.days(lastMonth, head.branch()).total();
        AccountSums sums = ledger.accounts(lastMonth, head.branch(), AccountOrder.COST, true, 1, 250);

        assertThat(sums.total()).isEqualTo(total);
        assertThat(figure(page, "Cost, USD")).isEqualTo(total.cost().toString());
        assertThat(page.select("h1").text()).isEqualTo(head.name());
        assertThat(page.select("#together")).isEmpty();
    }

    @Test
    void setsTheOwnersOwnUsageBesideThatOfTheSubaccounts() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (ledger.own(lastMonth).missing() > 0) {
            assertThat(Instant.now()).as("the owner's own usage is read").isBefore(end);
            Thread.sleep(50);
        }
        Document page = page("/billing?preset=last-month&exact=true");
        Money below = ledger.days(lastMonth, Dna.WHOLE_TREE).total().cost();
        Money own = ledger.own(lastMonth).total().cost();

        assertThat(page.select("[aria-labelledby=together] tbody tr").stream()
                        .map(row -> amount(row.select("td").first().text())))
                .containsExactly(
                        below.toString(), own.toString(), below.plus(own).toString());
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
        RequestPostProcessor within = Visitors.as(Role.FINANCE, head.branch());

        for (String path : List.of(
                "/billing",
                "/billing/statement",
                "/billing/compare",
                "/billing/corrections",
                "/billing.csv",
                "/billing.xlsx")) {
            assertThat(mvc.get().uri(path).with(within)).hasStatus(200);
            assertThat(mvc.get().uri(path + "?branch=" + other.id()).with(within))
                    .as(path)
                    .hasStatus(404);
            assertThat(mvc.get().uri(path + "?branch=" + other.branch()).with(within))
                    .as(path)
                    .hasStatus(404);
            assertThat(mvc.get().uri(path + "?branch=.").with(within)).as(path).hasStatus(404);
        }
        assertThat(mvc.get().uri("/billing?account=" + other.id()).with(within)).hasStatus(404);
        assertThat(mvc.get().uri("/billing/progress?account=" + other.id()).with(within))
                .hasStatus(404);
        assertThat(mvc.get().uri("/billing.csv?account=" + other.id()).with(within))
                .hasStatus(404);
        assertThat(mvc.get().uri("/billing?account=" + head.id()).with(within)).hasStatus(200);

        Document page = page("/billing?preset=last-month&exact=true", within);
        assertThat(figure(page, "Cost, USD"))
                .isEqualTo(ledger.days(lastMonth, head.branch()).total().cost().toString());
        assertThat(page.select("#together")).isEmpty();
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(page.select("table.bill tbody tr").size())
                .isEqualTo(Math.min(
                        25,
                        ledger.accounts(lastMonth, head.branch(), AccountOrder.ID, false, 1, 25)
                                .count()));
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

    @Test
    void writesWhatIsOnScreenAsAPlainTable() throws IOException {
        MvcTestResult answer = get("/billing.csv?preset=last-month");
        List<CSVRecord> lines = csv(answer);
        AccountSums sums = ledger.accounts(lastMonth, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 1_000);

        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"bill-by-account_" + lastMonth.from() + "_" + lastMonth.to()
                        + "_Asia-Shanghai.csv\"");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(lines).hasSize(sums.count());
        assertThat(lines.getFirst().get("account"))
                .isEqualTo(sums.lines().getFirst().id().toString());
        assertThat(lines).allMatch(line -> line.get("complete").equals("yes"));
        assertThat(sum(lines))
                .isEqualTo(ledger.days(lastMonth, Dna.WHOLE_TREE).total().cost());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=day",
                "by=model",
                "by=account",
                "by=account&detail=account-days",
                "by=account&detail=model-days"
            })
    void everyFileComesToTheSame(String query) throws IOException {
        Money total = ledger.days(lastMonth, Dna.WHOLE_TREE).total().cost();

        assertThat(sum(csv(get("/billing.csv?preset=last-month&" + query)))).isEqualTo(total);
        byte[] file =
                get("/billing.xlsx?preset=last-month&" + query).getResponse().getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            List<org.dhatim.fastexcel.reader.Row> rows = sheets.get(1).read();
            int column = 0;
            while (!rows.getFirst().getCellText(column).equals("cost_usd")) {
                column++;
            }
            Money sum = Money.ZERO;
            for (org.dhatim.fastexcel.reader.Row row : rows.subList(1, rows.size())) {
                sum = sum.plus(new Money(row.getCellAsNumber(column).orElseThrow()));
            }
            assertThat(sum).isEqualTo(total);
            assertThat(sheets.getFirst().read())
                    .anyMatch(row -> row.getCellText(1).startsWith("yes: all "));
        }
    }

    @Test
    void writesAMissingDayAsMissing() throws IOException {
        // Before the gateway's first day of the sandbox's books nothing is kept, and nothing is fetched while it is
        // read.
        Span old = new Span(ledger.today().plusDays(-395), ledger.today().plusDays(-390));
        BillDays days = ledger.days(old, Dna.WHOLE_TREE);
        List<CSVRecord> lines = csv(get("/billing.csv?by=day&from=" + old.from() + "&to=" + old.to()));

        assertThat(lines).hasSize(6);
        if (days.missing() == 6) {
            assertThat(lines)
                    .allMatch(line -> line.get("complete").equals("no")
                            && line.get("cost_usd").isEmpty());
        }
    }

    @Test
    void showsTheNewestCorrectionsAndLeadsToAllOfThem() {
        for (int i = 1; i <= 60; i++) {
            jdbc.sql("""
                    insert into ledger_correction (on_day, found_at, what, account, figure, was, is_now)
                    values (?, current_timestamp, 'ACCOUNT', ?, 'requests', '1', ?)""")
                    .params(lastMonth.from().date(), head.id().value(), "" + (1000 + i))
                    .update();
        }
        try {
            Document bill = page("/billing?preset=last-month&by=day&branch=" + head.id());
            assertThat(bill.select(".corrections li")).hasSize(25);
            assertThat(bill.select(".corrections li").first().text()).endsWith("was 1, is 1,060");
            Element all = bill.select(".corrections + p a").first();
            assertThat(all.text()).isEqualTo("All 60 corrections, newest first");
            Document page = page(all.attr("href"));
            assertThat(page.select(".corrections li")).hasSize(25);
            Document last = page(page.select(".pager a:contains(Last)").attr("href"));
            assertThat(last.select(".corrections li"))
                    .hasSize(10)
                    .last()
                    .matches(line -> line.text().endsWith("was 1, is 1,001"));
            assertThat(last.select(".path a").attr("href"))
                    .isEqualTo("/billing?preset=last-month&by=day&branch=" + head.id());
            assertThat(page("/billing/corrections?preset=last-month&account=" + other.id())
                            .select(".corrections li"))
                    .isEmpty();
            assertThat(page("/billing/statement?preset=last-month&branch=" + head.id())
                            .text())
                    .contains("35 older corrections are not on this sheet; the bill lists all of them.");
        } finally {
            jdbc.sql("delete from ledger_correction where figure = 'requests' and was = '1'")
                    .update();
        }
    }

    @Test
    void comparesTwoMonthsWithTheLargestMoverFirst() {
        Document page = page("/billing/compare?from=" + lastMonth.from() + "&to=" + lastMonth.to());
        List<BigDecimal> sizes = page.select("tbody td.difference").stream()
                .map(cell -> new BigDecimal(amount(cell.text())
                                .replace("+", "")
                                .replace("−", "-")
                                .replace("<", "")
                                .replace(">", ""))
                        .abs())
                .toList();
        Span before = Span.month(lastMonth.from().month().minusMonths(1));
        Money difference = ledger.days(lastMonth, Dna.WHOLE_TREE)
                .total()
                .cost()
                .minus(ledger.days(before, Dna.WHOLE_TREE).total().cost());

        assertThat(sizes).isNotEmpty().isSortedAccordingTo((one, two) -> two.compareTo(one));
        assertThat(page.select("tfoot [title]").attr("title").replaceAll("[ ,USD]", ""))
                .isEqualTo(difference.toString());
        assertThat(page.select("tbody th a").first().attr("href")).startsWith("/billing?from=");
        assertThat(page(page.select("#by a").last().attr("href")).select("tbody tr"))
                .isNotEmpty();
    }

    @Test
    void printsAStatementOfAMonthThatIsComplete() {
        Document page = page("/billing/statement?preset=last-month&exact=true&branch=" + head.id());

        assertThat(page.select("h1").text()).isEqualTo("Statement of usage");
        assertThat(page.select(".facts").first().text())
                .contains(
                        head.name(), "Asia/Shanghai", "yes: all " + lastMonth.length() + " days are there and closed");
        assertThat(page.select(".sums dd").first().text().replace(",", ""))
                .isEqualTo(ledger.days(lastMonth, head.branch()).total().cost().toString());
        assertThat(page.select("[aria-labelledby=day] tbody tr")).hasSize(lastMonth.length());
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

    /** The same page once its models are there, which are asked for when somebody looks. */
    private Document ready(Document page) {
        String here = page.select("#progress p a").attr("href");
        Document now = page;
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!now.select("#progress").isEmpty()) {
            assertThat(Instant.now()).as("the models are read").isBefore(end);
            now = page(here);
        }
        return now;
    }

    private Document page(String address) {
        return page(address, FINANCE);
    }

    private Document page(String address, RequestPostProcessor visitor) {
        MvcTestResult answer = mvc.get().uri(URI.create(address)).with(visitor).exchange();
        assertThat(answer).as(address).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void handsOutNoFileOfEveryDayUnderTheNameOfOneModel() {
        for (String detail : List.of("account-days", "model-days")) {
            assertThat(mvc.get()
                            .uri("/billing.xlsx?preset=last-month&model=gpt-4o&detail=" + detail)
                            .with(FINANCE)
                            .exchange())
                    .hasStatus(400);
        }
    }

    private MvcTestResult get(String address) {
        MvcTestResult answer = mvc.get().uri(address).with(FINANCE).exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private static String figure(Document page, String label) {
        for (Element name : page.select(".figures dt")) {
            if (name.text().equals(label)) {
                return amount(name.nextElementSibling().text());
            }
        }
        throw new AssertionError(
                "no figure " + label + " among " + page.select(".figures").text());
    }

    private static String amount(String text) {
        String plain = text.replace(",", "");
        return plain.matches("-?[0-9]+\\.[0-9]*0+")
                ? new BigDecimal(plain).stripTrailingZeros().toPlainString()
                : plain;
    }

    private static List<CSVRecord> csv(MvcTestResult answer) throws IOException {
        String text = answer.getResponse().getContentAsString(UTF_8);
        assertThat(text).startsWith("\uFEFF");
        List<CSVRecord> lines = new ArrayList<>();
        CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1)))
                .forEach(lines::add);
        return lines;
    }

    private static Money sum(List<CSVRecord> lines) {
        return lines.stream().map(line -> Money.of(line.get("cost_usd"))).reduce(Money.ZERO, Money::plus);
    }
}
