package canopy.directory;

import canopy.ledger.SpendBook;
import canopy.ledger.SpendBook.Page;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Measures the mirror; not a test. Arguments: number of accounts, and {@code walk} to walk them over HTTP into the
 * embedded database first, or {@code memory} for the roster alone.
 */
final class MirrorBenchmark {

    private MirrorBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        if (arguments[1].equals("walk")) {
            walk(count);
        } else {
            memory(count);
        }
    }

    private static void walk(int count) throws InterruptedException {
        Random random = new Random(7);
        Node.Now now = new Node.Now();
        try (Upstream upstream = new Upstream();
                Node node = Node.on(Databases.H2.fresh(), upstream.address(), now, 1_000_000, 500)) {
            List<String> paths = paths(count, random);
            for (int i = 0; i < count; i++) {
                upstream.account(i + 2L, paths.get(i), "account-" + i, more(i, random));
                upstream.spentMonth.put(i + 2L, random.nextInt(1000) + "." + random.nextInt(1000));
            }
            time("first walk, " + count + " accounts", node::walk);
            System.out.println("  " + node.directory.state().phase() + " "
                    + node.directory.state().accounts());
            now.pass(Duration.ofMinutes(11));
            time("walk without changes", node::walk);
            for (int i = 0; i < count; i++) {
                upstream.account(i + 2L, paths.get(i), "account-" + i, more(i + 1, random));
            }
            now.pass(Duration.ofMinutes(11));
            time("walk with every account changed", node::walk);
            for (int i = 0; i < 5; i++) {
                upstream.account(7, paths.get(5), "renamed-" + i, more(5, random));
                now.pass(Duration.ofSeconds(1));
                time("refresh of one account until the next search shows it", () -> {
                    node.directory.refresh(new AccountId(7), Dna.WHOLE_TREE, Cause.intent("i"));
                    node.directory.search(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE);
                });
            }
            queries(query -> node.directory.search(query, Dna.WHOLE_TREE), count);
        }
    }

    private static void memory(int count) throws InterruptedException {
        Random random = new Random(7);
        List<String> paths = paths(count, random);
        List<Facts> facts = new ArrayList<>();
        Map<Long, Money> spent = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long id = i + 2L;
            spent.put(id, new Money(BigDecimal.valueOf(random.nextInt(1_000_000), 4)));
            facts.add(new Facts(
                    id,
                    Path.of(new Dna(paths.get(i)), new AccountId(id)),
                    "account-" + i,
                    "Alias of " + i,
                    "person-" + i + "@company-" + i % 97 + ".example",
                    (long) (i % 5),
                    i % 50 == 0 ? Status.SUSPENDED : Status.ENABLED,
                    Cards.parse(random.nextInt(200) + ".25@"
                            + (1_773_115_200_000L + random.nextInt(1_000_000_000) * 30L) + " 3.125@-"),
                    Money.of("100"),
                    i % 3 == 0 ? Money.of("10") : null));
        }
        Page page = new Page(spent, true);
        Moment moment = new Moment(Instant.parse("2026-03-10T04:00:00Z"), UpstreamDay.valueOf("2026-03-10"));
        SpendBook book = new SpendBook(moment.today(), page, page, moment.now());
        Roster empty = Roster.empty(moment, Money.of("2"));
        long before = used();
        Roster[] built = new Roster[1];
        for (int i = 0; i < 5; i++) {
            time("roster build", () -> built[0] = empty.next(1, moment, book, facts, Set.of()));
            for (Sort sort : Sort.values()) {
                if (sort != Sort.TREE) {
                    time("  sorting " + sort, () -> built[0].orders().by(sort));
                }
            }
        }
        System.out.printf("roster without its facts: %.1f MB%n", (used() - before) / 1e6);
        Roster roster = built[0];
        for (int i = 0; i < 5; i++) {
            Facts other = renamed(facts.get(5), "other-" + i);
            time("one account changed", () -> roster.next(2, moment, book, List.of(other), Set.of()));
            time("one account gone", () -> roster.next(2, moment, book, List.of(), Set.of(7L)));
        }
        queries(query -> new View(roster, Dna.WHOLE_TREE).search(query), count);
    }

    private static Facts renamed(Facts facts, String name) {
        return new Facts(
                facts.id(),
                facts.path(),
                name,
                facts.alias(),
                facts.email(),
                facts.level(),
                facts.status(),
                Cards.NONE,
                facts.hardLimit(),
                facts.dailyLimit());
    }

    private static void queries(Function<DirectoryQuery, Found> search, int count) throws InterruptedException {
        DirectoryQuery all = DirectoryQuery.EVERYTHING;
        Map<String, DirectoryQuery> queries = new LinkedHashMap<>();
        queries.put("no text", all);
        queries.put("rare substring", all.withText("account-" + (count - 3)));
        queries.put("one letter", all.withText("a"));
        queries.put("two words", all.withText("account example"));
        queries.put("no match", all.withText("zzzzz"));
        for (Sort sort : Sort.values()) {
            queries.put("sort " + sort, all.sortedBy(sort, true));
        }
        queries.put("last page by name", all.sortedBy(Sort.NAME, false).at(count / 250, 250));
        queries.put("attention by balance", new DirectoryQuery("", null, null, null, true, Sort.BALANCE, false, 1, 50));
        queries.put(
                "suspended level 0, one letter",
                new DirectoryQuery("a", 0L, Status.SUSPENDED, null, false, Sort.SPENT, true, 1, 50));
        System.out.printf("%-32s %22s %22s%n", "", "1 thread CPU p50/p99", "8 threads p50/p99 ms");
        for (Map.Entry<String, DirectoryQuery> query : queries.entrySet()) {
            measure(search, query.getValue(), 1, 100);
            double[] one = measure(search, query.getValue(), 1, 300);
            double[] eight = measure(search, query.getValue(), 8, 100);
            System.out.printf(
                    "%-32s %10.2f /%9.2f %10.2f /%9.2f%n", query.getKey(), one[0], one[1], eight[0], eight[1]);
        }
        DirectoryQuery[] mixed = queries.values().toArray(DirectoryQuery[]::new);
        double[] mix =
                measure(query -> search.apply(mixed[ThreadLocalRandom.current().nextInt(mixed.length)]), all, 8, 500);
        System.out.printf("%-32s %22s %10.2f /%9.2f%n", "all of them, mixed", "", mix[0], mix[1]);
    }

    private static double[] measure(
            Function<DirectoryQuery, Found> search, DirectoryQuery query, int threads, int times)
            throws InterruptedException {
        long[] nanos = new long[threads * times];
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * times;
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < times; i++) {
                    long start = threads == 1 ? cpu() : System.nanoTime();
                    Found found = search.apply(query);
                    long end = threads == 1 ? cpu() : System.nanoTime();
                    nanos[first + i] = end - start + Math.min(0, found.total());
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        Arrays.sort(nanos);
        return new double[] {nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6};
    }

    private static List<String> paths(int count, Random random) {
        List<String> branches = new ArrayList<>(List.of(".1."));
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String above = branches.get(random.nextInt(Math.min(branches.size(), 1 + count / 10)));
            paths.add(above);
            if (above.length() < 30) {
                branches.add(above + (i + 2) + ".");
            }
        }
        return paths;
    }

    private static String more(int i, Random random) {
        return """
                "Alias":"Alias of %d","Email":"person-%d@company-%d.example","Level":%d,"Rates":1.5,"HardLimit":100,
                "DailyLimit":10,"RPM":6666666,"TPM":6666666,"AllowIPs":[],"AllowModels":["gpt-4*"],"CreditUsed":%d,
                "CreditBalance":[{"amount":100,"balance":%d.25,"expires_at":"2026-12-24T18:46:12+08:00"}]""".formatted(i, i, i % 97, i % 5, i, random.nextInt(100)).replace("\n", "");
    }

    private static void time(String what, Runnable action) {
        long cpu = cpu();
        long start = System.nanoTime();
        action.run();
        System.out.printf("%s: %.1f ms, CPU %.1f ms%n", what, (System.nanoTime() - start) / 1e6, (cpu() - cpu) / 1e6);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @SuppressWarnings("SystemGc")
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
