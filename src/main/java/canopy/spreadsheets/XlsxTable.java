package canopy.spreadsheets;

import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook whose first sheet says what the table is, and whose further ones hold the table, numbers as numbers and days
 * as days. A table that is too long for a sheet goes on in the next one.
 */
public final class XlsxTable implements Table {

    /** A sheet can have 1,048,576 rows at most. */
    static final int LONGEST_SHEET = 1_000_000;

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final double WIDTH = 18;
    private static final double WIDE = 60;
    private static final String DAY = "yyyy-mm-dd";

    private final Workbook workbook;
    private final String name;
    private final List<String> columns;
    private final int longest;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /** A line of the first sheet: what is said, and what of. */
    public record Fact(String about, String text) {}

    /**
     * @param about the name of the first sheet, whose lines are the facts
     * @param name of the sheets with the table
     */
    public XlsxTable(OutputStream out, String about, List<Fact> facts, String name, List<String> columns)
            throws IOException {
        this(out, about, facts, name, columns, LONGEST_SHEET);
    }

    XlsxTable(OutputStream out, String about, List<Fact> facts, String name, List<String> columns, int longest)
            throws IOException {
        this.workbook = new Workbook(out, "Canopy", "1.0");
        this.name = name;
        this.columns = columns;
        this.longest = longest;
        cover(about, facts);
        this.sheet = begin();
    }

    @Override
    public void add(@Nullable Object... cells) {
        try {
            if (row == longest) {
                sheet.finish();
                sheet = begin();
            }
            for (int column = 0; column < cells.length; column++) {
                put(column, cells[column]);
            }
            row++;
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    private void cover(String about, List<Fact> facts) throws IOException {
        Worksheet cover = workbook.newWorksheet(about);
        cover.width(0, WIDTH);
        cover.width(1, WIDE);
        for (int line = 0; line < facts.size(); line++) {
            cover.inlineString(line, 0, facts.get(line).about());
            cover.style(line, 0).bold().set();
            cover.inlineString(line, 1, Cells.text(facts.get(line).text()));
            cover.style(line, 1).wrapText(true).set();
        }
        cover.finish();
    }

    private Worksheet begin() {
        sheets++;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        next.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            next.width(column, WIDTH);
            next.inlineString(0, column, columns.get(column));
            next.style(0, column).bold().set();
        }
        row = 1;
        return next;
    }

    private void put(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Money money -> sheet.value(row, column, money.amount());
            case Number number -> sheet.value(row, column, number);
            case UpstreamDay day -> {
                sheet.value(row, column, day.date());
                sheet.style(row, column).format(DAY).set();
            }
            default -> sheet.inlineString(row, column, Cells.text(cell.toString()));
        }
    }
}
