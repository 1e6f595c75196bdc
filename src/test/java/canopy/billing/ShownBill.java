package canopy.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What pages and files of bills say, read back from them. */
final class ShownBill {

    private ShownBill() {}

    static Map<String, List<@Nullable BigDecimal>> shown(Document page, BillQuestion question) {
        Map<String, List<@Nullable BigDecimal>> shown = new TreeMap<>();
        String parameter = question.by() == By.DAY ? "from" : question.by().key();
        for (Element row : page.select("table.bill:not([class~=owner]) tbody tr")) {
            if (row.closest("[aria-labelledby=together]") == null) {
                String href = row.select("th a").attr("href");
                shown.put(parameter(href, parameter), cells(row));
            }
        }
        return shown;
    }

    /** Cost, requests, input, output, cached, images. */
    static List<@Nullable BigDecimal> cells(Element row) {
        return row.select("td:not(.share)").stream()
                .limit(6)
                .map(cell -> number(cell.text().replace(",", "")))
                .toList();
    }

    /** Of a file, by what its lines are of. */
    static Map<String, List<@Nullable BigDecimal>> figures(List<List<String>> table, BillQuestion question) {
        int first = table.getFirst().indexOf("cost_usd");
        Map<String, List<@Nullable BigDecimal>> figures = new TreeMap<>();
        for (List<String> line : table.subList(1, table.size())) {
            figures.put(
                    line.getFirst(),
                    line.subList(first, first + 7).stream()
                            .map(ShownBill::number)
                            .toList());
        }
        assertThat(figures).as("lines, each once").hasSize(table.size() - 1);
        return figures;
    }

    static List<List<String>> csv(String file) {
        try {
            List<List<String>> lines = new ArrayList<>();
            CSVFormat.RFC4180.parse(new StringReader(file.substring(1))).forEach(line -> lines.add(line.toList()));
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<List<String>> xlsx(byte[] file, BillQuestion question) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getSheet(1).orElseThrow().read();
            int columns = rows.getFirst().getCellCount();
            List<List<String>> lines = new ArrayList<>();
            for (Row row : rows) {
                List<String> line = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    line.add(row.getOptionalCell(column).map(Cell::getRawValue).orElse(""));
                }
                if (question.by() == By.DAY && !lines.isEmpty()) {
                    // To a spreadsheet a day is a number that is shown as one.
                    line.set(0, row.getCellAsDate(0).orElseThrow().toLocalDate().toString());
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String parameter(String href, String name) {
        return Arrays.stream(href.substring(href.indexOf('?') + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URI.create("?" + pair).getQuery().substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() || text.equals("not available") ? null : new BigDecimal(text).stripTrailingZeros();
    }
}
