package canopy.spreadsheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class TablesTests {

    private static final List<String> COLUMNS = List.of("day", "name", "cost_usd", "requests");
    private static final UpstreamDay DAY = UpstreamDay.valueOf("2026-11-21");
    private static final Money TINY = Money.of("0.00000000000000000001");

    @Test
    void csvBeginsWithItsHeaderAndWritesAmountsToTheLastDigit() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Table table = new CsvTable(out, COLUMNS);
        table.add(DAY, "=HYPERLINK(\"x\")", TINY, 12L);
        table.add(DAY, "two\nlines", new Money(new BigDecimal("1E+20")), null);
        table.finish();

        assertThat(out.toString(UTF_8)).isEqualTo("""
                \uFEFFday,name,cost_usd,requests\r
                2026-11-21,"'=HYPERLINK(""x"")",0.00000000000000000001,12\r
                2026-11-21,"two
                lines",100000000000000000000,\r
                """);
    }

    @Test
    void xlsxHoldsNumbersAsNumbersAndDaysAsDays() throws IOException {
        List<Sheet> sheets = sheets(written(10));

        assertThat(sheets).extracting(Sheet::getName).containsExactly("About", "Figures");
        List<Row> rows = sheets.get(1).read();
        assertThat(rows.getFirst().getCellText(2)).isEqualTo("cost_usd");
        Row row = rows.get(1);
        assertThat(row.getCellAsDate(0).orElseThrow().toLocalDate()).isEqualTo(DAY.date());
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(1)).isEqualTo("'=1+1");
        assertThat(row.getCellAsNumber(2)).contains(new BigDecimal("12.500213"));
        assertThat(row.getCellAsNumber(3)).contains(BigDecimal.ONE);
    }

    @Test
    void xlsxSaysFirstWhatItIs() throws IOException {
        List<Row> about = sheets(written(1)).getFirst().read();

        assertThat(about.getFirst().getCellText(0)).isEqualTo("Period");
        assertThat(about.getFirst().getCellText(1)).isEqualTo("1–21 Nov 2026");
    }

    @Test
    void xlsxGoesOnInAnotherSheetBeforeOneIsFull() throws IOException {
        // Ten lines below a header each.
        List<Sheet> sheets = sheets(written(25));

        assertThat(sheets).extracting(Sheet::getName).containsExactly("About", "Figures", "Figures 2", "Figures 3");
        assertThat(sheets.get(1).read()).hasSize(11);
        assertThat(sheets.get(3).read()).hasSize(6);
        assertThat(sheets.get(3).read().getFirst().getCellText(0)).isEqualTo("day");
        assertThat(XlsxTable.LONGEST_SHEET).isLessThan(1_048_576);
    }

    private static byte[] written(int lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxTable table = new XlsxTable(
                out, "About", List.of(new XlsxTable.Fact("Period", "1–21 Nov 2026")), "Figures", COLUMNS, 11);
        for (long line = 1; line <= lines; line++) {
            table.add(DAY, "=1+1", Money.of("12.500213"), line);
        }
        table.finish();
        return out.toByteArray();
    }

    private static List<Sheet> sheets(byte[] file) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(file)).getSheets().toList();
    }
}
