package canopy.subaccounts;

import canopy.directory.Attention;
import canopy.directory.Row;
import canopy.spreadsheets.Cells;
import canopy.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes accounts as a plain table: the first line names the columns, amounts are exact US dollars without separators,
 * times are UTC, and an empty cell is "not available". Text that a spreadsheet would run as a formula is made plain.
 */
final class SubaccountsCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "name",
                    "alias",
                    "email",
                    "branch",
                    "level",
                    "status",
                    "balance_usd",
                    "spent_today_usd",
                    "spent_month_usd",
                    "daily_limit_usd",
                    "hard_limit_usd",
                    "children",
                    "next_expiry_utc",
                    "attention",
                    "complete_as_of_utc")
            .get();

    private final CSVPrinter printer;
    private final String completeAsOf;

    SubaccountsCsv(Writer out, @Nullable Instant completeAsOf) throws IOException {
        // A spreadsheet takes a file without the mark for one in its own old encoding.
        out.write('\uFEFF');
        this.printer = new CSVPrinter(out, FORMAT);
        this.completeAsOf = completeAsOf == null ? "not yet complete" : completeAsOf.toString();
    }

    void add(Row row) {
        try {
            printer.printRecord(
                    row.id(),
                    Cells.text(row.name()),
                    Cells.text(row.alias()),
                    Cells.text(row.email()),
                    row.branch(),
                    row.level(),
                    row.status().name().toLowerCase(Locale.ROOT),
                    amount(row.balance()),
                    amount(row.spentToday()),
                    amount(row.spentMonth()),
                    amount(row.dailyLimit()),
                    amount(row.hardLimit()),
                    row.children(),
                    row.nextExpiry(),
                    row.attention().stream()
                            .map(Attention::name)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .sorted()
                            .collect(Collectors.joining(" ")),
                    completeAsOf);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void finish() throws IOException {
        printer.flush();
    }

    private static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
