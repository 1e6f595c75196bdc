package canopy.billing;

import static canopy.billing.BillVisit.FINANCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.ledger.AccountOrder;
import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The files of a bill. */
@BillingTest
class BillFilesTests {

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
    void writesWhatIsOnScreenAsAPlainTable() throws IOException {
        MvcTestResult answer = bills.get("/billing.csv?preset=last-month");
        List<CSVRecord> lines = csv(answer);
        AccountSums sums = ledger.accounts(bills.lastMonth, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 1_000);

        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"bill-by-account_" + bills.lastMonth.from() + "_"
                        + bills.lastMonth.to() + "_Asia-Shanghai.csv\"");
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(lines).hasSize(sums.count());
        assertThat(lines.getFirst().get("account"))
                .isEqualTo(sums.lines().getFirst().id().toString());
        assertThat(lines).allMatch(line -> line.get("complete").equals("yes"));
        assertThat(sum(lines))
                .isEqualTo(ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total().cost());
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
        Money total = ledger.days(bills.lastMonth, Dna.WHOLE_TREE).total().cost();

        assertThat(sum(csv(bills.get("/billing.csv?preset=last-month&" + query))))
                .isEqualTo(total);
        byte[] file = bills.get("/billing.xlsx?preset=last-month&" + query)
                .getResponse()
                .getContentAsByteArray();
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
        List<CSVRecord> lines = csv(bills.get("/billing.csv?by=day&from=" + old.from() + "&to=" + old.to()));

        assertThat(lines).hasSize(6);
        if (days.missing() == 6) {
            assertThat(lines)
                    .allMatch(line -> line.get("complete").equals("no")
                            && line.get("cost_usd").isEmpty());
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
