package canopy.billing;

import canopy.ledger.LedgerParts;
import canopy.ledger.Span;
import canopy.spreadsheets.CsvTable;
import canopy.spreadsheets.Table;
import canopy.spreadsheets.XlsxTable;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Measures the files of bills; not a test. Arguments: the embedded database that {@code LedgerBenchmark} has filled, the
 * number of days, and {@code csv} or {@code xlsx}.
 */
final class BillFileBenchmark {

    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-21");

    private BillFileBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + Path.of(arguments[0]).toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CACHE_SIZE=65536");
        database.setUser("sa");
        Span span = Span.lastDays(Integer.parseInt(arguments[1]), TODAY.plusDays(-1));
        LedgerParts.Now now = new LedgerParts.Now("2026-11-21T07:00:00Z");
        Path written = Files.createTempFile("bill", "." + arguments[2]);
        try (LedgerParts console = new LedgerParts(
                database,
                URI.create("http://127.0.0.1:1"),
                now,
                new LedgerParts.MadeUpTree(),
                "canopy.ledger.filling=false")) {
            BillAddress address =
                    new BillAddress("", span.from().toString(), span.to().toString(), "", "", "", "", "", "", "", "");
            Scope everything = new Scope(Dna.WHOLE_TREE, null, null, null, 0);
            BillFile file = new BillFile(
                    console.ledger,
                    BillCriteria.of(address, TODAY),
                    everything,
                    Detail.ACCOUNT_DAYS,
                    everything.days(console.ledger, span));
            AtomicLong rows = new AtomicLong();
            long start = System.nanoTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
                Table table = arguments[2].equals("csv")
                        ? new CsvTable(out, file.columns())
                        : new XlsxTable(out, "About", List.of(), "Bill", file.columns());
                file.writeTo(new Table() {
                    @Override
                    public void add(@Nullable Object... cells) {
                        rows.incrementAndGet();
                        table.add(cells);
                    }

                    @Override
                    public void finish() {}
                });
                table.finish();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %,d rows in %.1f s, %,.0f rows a second, %,d MB, heap at most %,d MB%n",
                    arguments[2],
                    rows.get(),
                    seconds,
                    rows.get() / seconds,
                    Files.size(written) / 1_000_000,
                    Runtime.getRuntime().maxMemory() / 1_000_000);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
