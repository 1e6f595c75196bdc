package canopy.spreadsheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A plain table in UTF-8: the first line names the columns, amounts have no separators, days are written 2026-11-21. */
public final class CsvTable implements Table {

    private static final int BUFFER = 1 << 16;

    private final CSVPrinter printer;

    public CsvTable(OutputStream out, List<String> columns) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        // A spreadsheet takes a file without the mark for one in its own old encoding.
        text.write('\uFEFF');
        printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(columns);
    }

    @Override
    public void add(@Nullable Object... cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell instanceof String text ? Cells.text(text) : cell);
            }
            printer.println();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void finish() throws IOException {
        printer.flush();
    }
}
