package canopy.ledger;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.manage.AccountUsage;
import canopy.manage.Bill;
import canopy.manage.BillTotals;
import canopy.manage.DayUsage;
import canopy.manage.ModelUsage;
import canopy.manage.Usage;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Measures the ledger; not a test. Arguments: number of accounts, number of days, and a file for the embedded database,
 * which is filled unless it is there already.
 */
final class LedgerBenchmark {

    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-21");
    private static final int MODELS = 12;
    private static final Dna HALF = new Dna(".1.2.");

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int length = Integer.parseInt(arguments[1]);
        Path file = Path.of(arguments[2]);
        boolean there = Files.exists(Path.of(file + ".mv.db"));
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + file.toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;CACHE_SIZE=65536");
        database.setUser("sa");
        org.flywaydb.core.Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        MadeUpTree tree = tree(count);
        Now now = new Now("2026-11-21T07:00:00Z");
        try (LedgerParts console =
                new LedgerParts(database, URI.create("http://127.0.0.1:1"), now, tree, "canopy.ledger.filling=false")) {
            if (!there) {
                fill(console, now, count, length);
            }
            System.out.printf("on disk: %,d MB%n", Files.size(Path.of(file + ".mv.db")) / 1_000_000);
            measure(console.ledger, length);
        }
    }

    private static void fill(LedgerParts console, Now now, int count, int length) {
        Random random = new Random(7);
        long[] times = new long[length];
        long begin = System.nanoTime();
        for (int i = 0; i < length; i++) {
            DayBill bill = DayBill.of(TODAY.plusDays(i - length), bill(TODAY.plusDays(i - length), count, random));
            long start = System.nanoTime();
            console.get(Posting.class).post(bill, true, now.instant());
            times[i] = System.nanoTime() - start;
        }
        System.out.printf(
                "%d days of %,d accounts entered in %.1f s%n", length, count, (System.nanoTime() - begin) / 1e9);
        print("  one day", times);
        List<Long> made = new ArrayList<>();
        Parts parts = console.get(Parts.class);
        for (var part = parts.due(); part.isPresent(); part = parts.due()) {
            long start = System.nanoTime();
            parts.make(part.get());
            made.add(System.nanoTime() - start);
        }
        print(
                "  a part of " + made.size(),
                made.stream().mapToLong(Long::longValue).toArray());
    }

    private static void measure(Ledger ledger, int length) throws InterruptedException {
        Span year = Span.lastDays(length, TODAY.plusDays(-1));
        Span month = Span.month(YearMonth.of(2026, 10));
        for (int i = 1; i <= 5; i++) {
            // Never looked at before, and with ragged ends.
            Span span = new Span(year.from().plusDays(3L + i), year.to().plusDays(-2L - i));
            long start = System.nanoTime();
            ledger.accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 50);
            System.out.printf("first look at the accounts of a span: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        }
        List<AccountId> fifty =
                IntStream.range(100, 150).mapToObj(AccountId::new).toList();
        time("days, year", () -> ledger.days(year, Dna.WHOLE_TREE));
        time("days of half the tree, year", () -> ledger.days(year, HALF));
        time("days of a leaf, year", () -> ledger.days(year, new AccountId(1_005)));
        time("models, year", () -> ledger.models(year, Dna.WHOLE_TREE));
        time("models, month", () -> ledger.models(month, Dna.WHOLE_TREE));
        time("accounts, year", () -> ledger.accounts(year, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 50));
        time(
                "accounts by name, page 100",
                () -> ledger.accounts(year, Dna.WHOLE_TREE, AccountOrder.NAME, false, 100, 50));
        time("accounts of half the tree, year", () -> ledger.accounts(year, HALF, AccountOrder.COST, true, 1, 50));
        time("accounts, month", () -> ledger.accounts(month, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 50));
        time("curves of 50 accounts, 30 days", () -> ledger.curves(fifty, Span.lastDays(30, TODAY.plusDays(-1))));
        time("filling", ledger::filling);
        LongAdder rows = new LongAdder();
        for (Dna branch : List.of(Dna.WHOLE_TREE, HALF)) {
            rows.reset();
            long start = System.nanoTime();
            ledger.eachAccountDay(year, branch, line -> rows.increment());
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "account days of %s: %,d rows in %.1f s, %,.0f rows/s%n",
                    branch, rows.sum(), seconds, rows.sum() / seconds);
        }
    }

    private static void time(String what, Runnable query) throws InterruptedException {
        query.run();
        int times = 60;
        long[] nanos = new long[8 * times];
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int first = thread * times;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < times; i++) {
                    long start = System.nanoTime();
                    query.run();
                    nanos[first + i] = System.nanoTime() - start;
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        print(what, nanos);
    }

    private static void print(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-36s median %8.1f ms   99th %8.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6);
    }

    /** Half of the accounts stand below account 2, in branches of ten. */
    private static MadeUpTree tree(int count) {
        MadeUpTree tree = new MadeUpTree();
        for (long id = 2; id < count + 2; id++) {
            long above = id <= 3 ? 1 : id <= 1_002 ? 2 + id % 2 : 4 + id % 999;
            String path = id <= 3
                    ? ".1." + id + "."
                    : tree.branches.containsKey(new AccountId(above))
                            ? tree.branches.get(new AccountId(above)).path() + id + "."
                            : ".1." + id + ".";
            tree.put(id, path);
        }
        return tree;
    }

    private static Bill bill(UpstreamDay day, int count, Random random) {
        List<AccountUsage> accounts = new ArrayList<>(count);
        Money total = Money.ZERO;
        for (int i = 0; i < count; i++) {
            Money cost = new Money(BigDecimal.valueOf(random.nextInt(90_000_000), 6));
            total = total.plus(cost);
            long requests = random.nextInt(5_000);
            accounts.add(new AccountUsage(
                    new AccountId(i + 2L),
                    "account-" + i,
                    null,
                    new Usage(cost, requests, 900 * requests, 200 * requests, 0L, 10 * requests, 50 * requests)));
        }
        List<ModelUsage> models = new ArrayList<>();
        Money rest = total;
        for (int i = 0; i < MODELS; i++) {
            Money cost = i == MODELS - 1 ? rest : new Money(BigDecimal.valueOf(random.nextInt(1_000_000_000), 6));
            rest = rest.minus(cost);
            models.add(new ModelUsage("model-" + i, new Usage(cost, 1000L, 1L, 1L, 0L, 0L, 0L)));
        }
        Usage usage = new Usage(total, 1L, 1L, 1L, 0L, 0L, 0L);
        return new Bill(new BillTotals(usage, models), List.of(new DayUsage(day, usage, models)), accounts);
    }
}
