package canopy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.manage.ManageException.Unavailable;
import canopy.support.Databases;
import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the ledger is filled from an upstream on a real socket that behaves, or does not. */
class FillingTests {

    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-03-10");
    private static final UpstreamDay YESTERDAY = TODAY.plusDays(-1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Dna BRANCH = new Dna(".1.7.");

    private final Now now = new Now("2026-03-10T04:00:00Z");
    private final MadeUpTree tree = new MadeUpTree().put(7, ".1.7.").put(8, ".1.7.8.");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Request, @Nullable Reply> instead = request -> null;
    private volatile String[] headers = {};
    private volatile String eight = "1.25";
    private final RawServer upstream = new RawServer(RawServer.freePort(), this::answer);

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsBackwardsFromYesterday(Databases engine) {
        try (LedgerParts console = console(engine.fresh(), "canopy.ledger.days=4")) {
            assertThat(console.ledger.filling())
                    .isEqualTo(new Filling(4, 0, null, Filling.State.READING, null, null, null, null));

            fill(console);

            assertThat(asked)
                    .containsExactly(
                            "/x-bill?date=2026-03-09",
                            "/x-bill?date=2026-03-08",
                            "/x-bill?date=2026-03-07",
                            "/x-bill?date=2026-03-06",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-09");
            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.COMPLETE);
            assertThat(filling.there()).isEqualTo(4);
            assertThat(filling.oldest()).isEqualTo(TODAY.plusDays(-4));
            assertThat(filling.since()).isEqualTo(now.instant());
            BillDays bill = console.ledger.days(new Span(TODAY.plusDays(-4), YESTERDAY), Dna.WHOLE_TREE);
            assertThat(bill.total().cost()).isEqualTo(Money.of("15"));
            assertThat(console.get(ReadBudget.class).state().used()).isEqualTo(5);
        }
    }

    @Test
    void goesOnWhereItWasWhenItIsStoppedInBetween() {
        DataSource database = Databases.H2.fresh();
        try (LedgerParts console = console(database, "canopy.ledger.days=6")) {
            console.get(Filler.class).turn();
            console.get(Filler.class).turn();
            assertThat(holder(console)).isNotNull();
            console.get(Filler.class).end();
        }
        try (LedgerParts console = console(database, "canopy.ledger.days=6")) {
            Worker worker = console.get(Worker.class);
            worker.start();
            try {
                Awaitility.await()
                        .atMost(20, TimeUnit.SECONDS)
                        .until(() -> console.ledger.filling().state() == Filling.State.COMPLETE);
            } finally {
                worker.stop();
            }
            assertThat(holder(console)).isNull();
        }
        assertThat(bills()).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void letsTwoNodesFillTogetherWithoutReadingADayTwice(Databases engine) throws InterruptedException {
        DataSource database = engine.fresh();
        try (LedgerParts one = console(database, "canopy.ledger.days=12");
                LedgerParts two = console(database, "canopy.ledger.days=12")) {
            List<Thread> nodes = List.of(one, two).stream()
                    .map(console -> Thread.ofVirtual().start(() -> {
                        Filler filler = console.get(Filler.class);
                        for (int turn = 0; turn < 60; turn++) {
                            filler.turn();
                            filler.end();
                        }
                    }))
                    .toList();
            for (Thread node : nodes) {
                node.join();
            }
            assertThat(two.ledger.filling().state()).isEqualTo(Filling.State.COMPLETE);
        }
        assertThat(bills()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void readsWhatAPageAskedForFirst() {
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            Span january = Span.month(java.time.YearMonth.of(2026, 1));
            console.ledger.want(january, Dna.WHOLE_TREE);
            console.get(Filler.class).turn();
            console.get(Filler.class).turn();

            assertThat(asked).startsWith("/x-bill?date=2026-01-31", "/x-bill?date=2026-01-30");
            fill(console);
            assertThat(console.ledger.days(january, Dna.WHOLE_TREE).missing()).isZero();
            assertThat(console.ledger.own(january).missing()).isZero();
            assertThat(console.get(Wants.class).all()).isEmpty();
        }
    }

    @Test
    void readsYoungDaysAgainEachWeekAndSaysWhatChanged() {
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            eight = "1.5";
            now.pass(Duration.ofDays(6));
            fill(console);
            int before = asked.size();
            now.pass(Duration.ofDays(1));
            fill(console);
            for (int i = 0; i < 4; i++) {
                now.pass(Duration.ofHours(2));
                fill(console);
            }

            // A new day, and the three of a week ago, one every two hours; then the owner's, all at once.
            assertThat(asked.subList(before, asked.size()))
                    .contains("/x-bill?date=2026-03-07", "/x-bill?date=2026-03-08", "/x-bill?date=2026-03-09");
            assertThat(console.ledger
                            .corrections(new Span(TODAY.plusDays(-3), YESTERDAY), BRANCH, 1, 10)
                            .lines())
                    .extracting(Correction::was, Correction::is)
                    .hasSize(3)
                    .containsOnly(tuple("1.25", "1.5"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hang, UPSTREAM_SILENT",
        "drop, UPSTREAM_SILENT",
        "reset, UPSTREAM_SILENT",
        "500, UPSTREAM_SILENT",
        "429, UPSTREAM_REFUSED",
        "html, UPSTREAM_SILENT",
        "error, UPSTREAM_REFUSED",
        "truncated, UPSTREAM_SILENT",
        "types, UPSTREAM_SILENT",
        "empty, UPSTREAM_SILENT",
        "null, UPSTREAM_SILENT",
        "slow head, UPSTREAM_SILENT",
        "slow body, UPSTREAM_SILENT",
        "longer than promised, UPSTREAM_SILENT",
        "too large, UPSTREAM_SILENT",
        "nested, UPSTREAM_SILENT",
        "noise, UPSTREAM_SILENT",
        "bomb, UPSTREAM_SILENT",
        "redirect, UPSTREAM_SILENT",
        "401, UPSTREAM_REFUSED",
        "403, UPSTREAM_REFUSED",
        "404, UPSTREAM_REFUSED",
        "502, UPSTREAM_SILENT",
        "503, UPSTREAM_SILENT",
        "504, UPSTREAM_SILENT",
        "null fields, UPSTREAM_SILENT"
    })
    void pausesAndHealsByItselfAndKeepsNothingOfHalfAnAnswer(String fault, Trouble trouble) {
        try (LedgerParts console = console(
                Databases.H2.fresh(),
                "canopy.ledger.days=2",
                "canopy.manage.list-timeout=" + (fault.equals("hang") || fault.startsWith("slow") ? "500ms" : "10s"))) {
            instead = request -> request.path().equals("/x-bill") ? wrong(fault) : null;
            console.get(Filler.class).turn();

            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.PAUSED);
            assertThat(filling.trouble()).isEqualTo(trouble);
            assertThat(filling.next()).isAfter(now.instant());
            assertThat(console.ledger.days(Span.of(YESTERDAY), Dna.WHOLE_TREE).missing())
                    .isEqualTo(1);
            assertThat(console.ledger
                            .accounts(Span.of(YESTERDAY), Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10)
                            .lines())
                    .isEmpty();
            int before = asked.size();
            console.get(Filler.class).turn();
            assertThat(asked).hasSize(before);

            instead = request -> null;
            now.pass(Duration.ofSeconds(fault.equals("429") ? 130 : 60));
            // The client's own breaker and cool-down go by the real clock.
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> {
                now.pass(Duration.ofSeconds(60));
                fill(console);
                return console.ledger.filling().state() == Filling.State.COMPLETE;
            });
            assertThat(console.ledger.filling().trouble()).isNull();
            assertThat(console.ledger.days(Span.of(YESTERDAY), BRANCH).total().cost())
                    .isEqualTo(Money.of("3.75"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"total_credit_used\":1,\"daily_costs\":[{\"date\":\"2026-03-01\",\"total_credit_used\":1}],\"usage_users\":[]}'",
        "'{\"total_credit_used\":1,\"daily_costs\":[{\"date\":\"2026-03-09\",\"total_credit_used\":1},{\"date\":\"2026-03-09\",\"total_credit_used\":1}],\"usage_users\":[]}'",
        "'{\"object\":\"list\",\"daily_costs\":[],\"usage_users\":[]}'",
        "'{\"total_credit_used\":\"NaN\",\"daily_costs\":[],\"usage_users\":[]}'",
        "'{\"total_credit_used\":1e25,\"daily_costs\":[],\"usage_users\":[]}'"
    })
    void keepsNothingThatIsNotTheDayAskedForAndGoesOnWithTheOthers(String bill) {
        instead = request -> request.target().equals("/x-bill?date=2026-03-09") ? Replies.json(200, bill) : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);

            assertThat(console.ledger
                            .days(Span.lastDays(3, YESTERDAY), Dna.WHOLE_TREE)
                            .days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.CLOSED, DayState.CLOSED, DayState.MISSING);
            instead = request -> null;
            now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(console.ledger
                            .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                            .total()
                            .cost())
                    .isEqualTo(Money.of("3.75"));
        }
    }

    @Test
    void putsOffADayOfTheOwnersThatCannotBeUsedByItself() {
        UpstreamDay bad = TODAY.plusDays(-5);
        instead = request -> isOwn(request) ? own(request, day -> day.equals(bad) ? "\"NaN\"" : "1") : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=8")) {
            fill(console);

            assertThat(owns()).containsExactly("/dashboard/bill?start=2026-03-02&end=2026-03-09");
            assertThat(missingOwn(console, 8)).containsExactly(bad);
            now.pass(Duration.ofSeconds(29));
            fill(console);
            assertThat(owns()).hasSize(1);
            now.pass(Duration.ofSeconds(2));
            fill(console);
            assertThat(owns()).hasSize(2).last().isEqualTo("/dashboard/bill?date=2026-03-05");
            now.pass(Duration.ofSeconds(59));
            fill(console);
            assertThat(owns()).hasSize(2);

            instead = request -> isOwn(request) ? own(request, day -> "1") : null;
            now.pass(Duration.ofSeconds(2));
            fill(console);
            assertThat(owns()).hasSize(3);
            BillDays healed = console.ledger.own(Span.lastDays(8, YESTERDAY));
            assertThat(healed.total().cost()).isEqualTo(Money.of("8"));
        }
    }

    @Test
    void findsTheDayOfTheOwnersThatDoesNotComeToTheTotalByHalves() {
        UpstreamDay bad = TODAY.plusDays(-3);
        Function<UpstreamDay, @Nullable String> costs = day -> day.equals(bad) ? "2" : "1";
        instead = request -> isOwn(request)
                ? own(request, costs, String.valueOf(span(request).length()))
                : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=16")) {
            fill(console);

            assertThat(missingOwn(console, 16)).containsExactly(bad);
            assertThat(owns())
                    .containsExactly(
                            "/dashboard/bill?start=2026-02-22&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-02&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-08&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-07",
                            "/dashboard/bill?date=2026-03-07",
                            "/dashboard/bill?date=2026-03-06",
                            "/dashboard/bill?start=2026-03-02&end=2026-03-05",
                            "/dashboard/bill?start=2026-02-22&end=2026-03-01");
            now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(owns()).last().isEqualTo("/dashboard/bill?date=2026-03-07");
        }
    }

    @Test
    void takesNoDayOfTheOwnersForUnusedThatIsLeftOutBesideOneThatCannotBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-3);
        instead = request -> isOwn(request)
                ? own(request, day -> day.equals(bad) ? "null" : day.equals(YESTERDAY) ? "1" : null, "4")
                : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=5")) {
            console.get(Filler.class).turn();
            for (int turn = 0; owns().isEmpty(); turn++) {
                console.get(Filler.class).turn();
            }
            assertThat(missingOwn(console, 5)).hasSize(4);

            instead = request -> isOwn(request) ? own(request, day -> day.equals(YESTERDAY) ? "1" : null) : null;
            fill(console);
            assertThat(owns())
                    .containsExactly(
                            "/dashboard/bill?start=2026-03-05&end=2026-03-09",
                            "/dashboard/bill?date=2026-03-08",
                            "/dashboard/bill?start=2026-03-05&end=2026-03-06");
            assertThat(missingOwn(console, 5)).containsExactly(bad);
        }
    }

    @Test
    void readsTheOwnersDaysAgainApartFromOneThatCannotBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-2);
        instead = request -> isOwn(request) ? own(request, day -> "1") : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            instead = request -> isOwn(request) ? own(request, day -> day.equals(bad) ? "null" : "2") : null;
            now.pass(Duration.ofDays(7));
            for (int i = 0; i < 12; i++) {
                now.pass(Duration.ofHours(2));
                fill(console);
            }

            BillDays read = console.ledger.own(Span.lastDays(3, YESTERDAY));
            assertThat(read.days())
                    .extracting(line -> line.figures().cost().toString())
                    .containsExactly("2", "1", "2");
            // Those of the week that was missing, the young ones, and the one that cannot be used by itself again.
            assertThat(owns().stream()
                            .filter(target -> target.contains("start="))
                            .toList())
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void keepsTheModelsOfABranchOnTheDaysThatCanBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-2);
        Span span = Span.lastDays(3, YESTERDAY);
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            instead = request ->
                    request.target().contains("user=") ? own(request, day -> day.equals(bad) ? "null" : "3.75") : null;
            asked.clear();
            console.ledger.models(span, BRANCH);
            fill(console);
            ModelDays models = console.ledger.models(span, BRANCH);
            fill(console);

            assertThat(bills()).hasSize(1);
            assertThat(models.state()).isEqualTo(ModelDays.State.NOT_AVAILABLE);
            assertThat(models.trouble()).isEqualTo(Trouble.UNUSABLE_BILL);
            assertThat(models.byDay()).containsOnlyKeys(span.from(), span.to());
            assertThat(models.total()).isNull();
            instead = request -> request.target().contains("user=") ? own(request, day -> "3.75") : null;
            now.pass(Duration.ofSeconds(31));
            console.ledger.models(span, BRANCH);
            fill(console);
            assertThat(bills()).hasSize(2).last().isEqualTo("/x-bill?date=2026-03-08&user=.1.7.");
            assertThat(console.ledger.models(span, BRANCH).total()).isNotNull();
        }
    }

    /** Each look would otherwise want the days that were not put off yet: one read a day of the span. */
    @Test
    void putsOffAllDaysOfABranchWhoseAnswerIsOfNoUse() {
        Span span = Span.lastDays(3, YESTERDAY);
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            instead = request -> request.target().contains("user=") ? Replies.json(200, "{}") : null;
            asked.clear();
            for (int look = 0; look < 5; look++) {
                console.ledger.models(span, BRANCH);
                fill(console);
            }

            assertThat(bills()).hasSize(1);
            assertThat(console.ledger.models(span, BRANCH).state()).isEqualTo(ModelDays.State.NOT_AVAILABLE);
            assertThat(console.jdbc()
                            .sql("select count(*) from ledger_want")
                            .query(Integer.class)
                            .single())
                    .isZero();
            instead = request -> request.target().contains("user=") ? own(request, day -> "3.75") : null;
            now.pass(Duration.ofSeconds(31));
            console.ledger.models(span, BRANCH);
            fill(console);
            assertThat(console.ledger.models(span, BRANCH).total()).isNotNull();
            assertThat(bills()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void tellsModelsOfTodayWithTheHeadWhetherUpstreamCountsItInOrNot(boolean countsIn, int requests) {
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            // Others in the branch have used far more since today was read than its head did.
            instead = request -> ofBranch(request, day -> "2.5", day -> day.equals(TODAY) ? "9.25" : "1.25", countsIn);
            asked.clear();
            console.ledger.models(Span.of(TODAY), BRANCH);
            fill(console);

            ModelDays models = console.ledger.models(Span.of(TODAY), BRANCH);
            assertThat(models.total().cost()).isEqualTo(Money.of("11.75"));
            assertThat(models.unsure()).isNull();
            assertThat(bills())
                    .hasSize(requests)
                    .first()
                    .isEqualTo("/x-bill?start=2026-03-09&end=2026-03-10&user=.1.7.");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 6, 2.5, 1", "false, 6, 2.5, 1", "false, 1.25, , 2"})
    void saysThatModelsOfTodayMayLackAHeadThatNeverUsedAnythingBefore(
            boolean countsIn, String eight, @Nullable String unsure, int requests) {
        instead = request ->
                request.target().contains("user=") || request.target().endsWith("date=" + TODAY)
                        ? null
                        : isOwn(request)
                                ? null
                                : Replies.json(200, bill(span(request).from().toString(), "1.25", account(8, "1.25")));
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            instead = request -> ofBranch(
                    request,
                    day -> day.equals(TODAY) ? "2.5" : "0",
                    day -> day.equals(TODAY) ? eight : "1.25",
                    countsIn);
            asked.clear();
            console.ledger.models(Span.of(TODAY), BRANCH);
            fill(console);

            ModelDays models = console.ledger.models(Span.of(TODAY), BRANCH);
            assertThat(models.unsure()).isEqualTo(unsure == null ? null : Money.of(unsure));
            assertThat(models.total().cost())
                    .isEqualTo(
                            Money.of(countsIn || unsure == null ? "2.5" : "0").plus(Money.of(eight)));
            assertThat(bills()).hasSize(requests);
        }
    }

    @Test
    void saysByHowMuchUpstreamContradictsItself() {
        instead = request -> request.path().equals("/x-bill")
                ? Replies.json(200, bill("2026-03-09", "10", account(7, "2.5") + "," + account(8, "1.25")))
                : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);

            DayLine line = console.ledger
                    .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                    .days()
                    .getFirst();
            assertThat(line.figures().cost()).isEqualTo(Money.of("10"));
            assertThat(line.disagreement()).isEqualTo(Money.of("6.25"));
            // Somebody used what no account is named for: one that is not named may have.
            assertThat(console.ledger
                            .curves(List.of(new AccountId(9)), Span.of(YESTERDAY))
                            .get(new AccountId(9)))
                    .containsOnlyNulls();
        }
    }

    @Test
    void countsAnAccountOnceThatABillNamesTwice() {
        String seven = account(7, "2.5");
        instead = request -> request.path().equals("/x-bill")
                ? Replies.json(200, bill("2026-03-09", "3.75", seven + "," + seven + "," + account(8, "1.25")))
                : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);

            assertThat(console.ledger.days(Span.of(YESTERDAY), BRANCH).total().cost())
                    .isEqualTo(Money.of("3.75"));
            assertThat(console.ledger
                            .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                            .days()
                            .getFirst()
                            .disagreement())
                    .isNull();
        }
    }

    @Test
    void closesADayTwoHoursAfterUpstreamsMidnight() {
        now.is("2026-02-28T15:59:00Z");
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            Span turn = new Span(UpstreamDay.valueOf("2026-02-28"), UpstreamDay.valueOf("2026-03-01"));
            assertThat(console.ledger.days(turn, Dna.WHOLE_TREE).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.OPEN);

            now.is("2026-02-28T16:01:00Z");
            console.ledger.refreshToday(PATIENCE);
            fill(console);
            assertThat(console.ledger.today()).isEqualTo(turn.to());
            assertThat(console.ledger.days(turn, Dna.WHOLE_TREE).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.OPEN, DayState.OPEN);

            now.is("2026-02-28T17:59:00Z");
            fill(console);
            assertThat(console.ledger.days(turn, BRANCH).open()).isEqualTo(2);

            now.is("2026-02-28T18:00:00Z");
            fill(console);
            assertThat(console.ledger.days(turn, BRANCH).days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.CLOSED, DayState.OPEN);
        }
    }

    @Test
    void goesByUpstreamsClockAndNotByOnesOwn() {
        // Ours is a day late; upstream says that it is 3:00 on the 11th over there.
        headers = new String[] {"Date: " + http("2026-03-10T19:00:00Z")};
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            console.get(Filler.class).turn();
            fill(console);

            assertThat(console.ledger.today()).isEqualTo(TODAY.plusDays(1));
            assertThat(bills()).contains("/x-bill?date=2026-03-10");
        }
        // Ours is ahead: what we took for closed is not, once upstream has told the time.
        asked.clear();
        headers = new String[] {"Date: " + http("2026-03-10T04:00:00Z")};
        now.is("2026-03-10T20:00:00Z");
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            console.get(Filler.class).turn();

            assertThat(asked).containsExactly("/x-bill?date=2026-03-10");
            assertThat(console.ledger
                            .days(Span.of(TODAY), Dna.WHOLE_TREE)
                            .days()
                            .getFirst()
                            .state())
                    .isEqualTo(DayState.OPEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H2, Pacific/Kiritimati",
        "H2, America/Los_Angeles",
        "POSTGRESQL, Pacific/Kiritimati",
        "POSTGRESQL, America/Los_Angeles"
    })
    void keepsUpstreamsDaysWhereverTheConsoleStands(Databases engine, String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        // Five minutes into the first of March over there; here it is the last of February, or long into March.
        now.is("2026-02-28T16:05:00Z");
        try (LedgerParts console = console(engine.fresh(), "canopy.ledger.days=2")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);

            assertThat(console.ledger.today()).isEqualTo(UpstreamDay.valueOf("2026-03-01"));
            assertThat(bills())
                    .containsExactly(
                            "/x-bill?date=2026-02-27",
                            "/x-bill?date=2026-02-26",
                            "/x-bill?date=2026-02-28",
                            "/x-bill?date=2026-03-01");
            Span span = new Span(UpstreamDay.valueOf("2026-02-26"), UpstreamDay.valueOf("2026-03-01"));
            assertThat(console.ledger.days(span, BRANCH).days())
                    .extracting(DayLine::day, DayLine::state)
                    .containsExactly(
                            tuple(span.from(), DayState.CLOSED),
                            tuple(span.from().plusDays(1), DayState.CLOSED),
                            tuple(span.from().plusDays(2), DayState.OPEN),
                            tuple(span.to(), DayState.OPEN));
            assertThat(console.ledger.days(span, BRANCH).readAt()).isEqualTo(now.instant());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void asksOnceForTodayHoweverManyLook() throws InterruptedException {
        try (LedgerParts console = console(Databases.POSTGRESQL.fresh(), "canopy.ledger.days=1")) {
            CountDownLatch done = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                Thread.ofVirtual().start(() -> {
                    console.ledger.refreshToday(PATIENCE);
                    done.countDown();
                });
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            console.ledger.refreshToday(PATIENCE);

            assertThat(asked).containsExactlyInAnyOrder("/x-bill?date=2026-03-10", "/dashboard/bill?date=2026-03-10");
            BillDays today = console.ledger.days(Span.of(TODAY), BRANCH);
            assertThat(today.total().cost()).isEqualTo(Money.of("3.75"));
            assertThat(today.readAt()).isEqualTo(now.instant());
            now.pass(Duration.ofSeconds(61));
            console.ledger.refreshToday(PATIENCE);
            assertThat(asked).hasSize(4);
        }
    }

    @Test
    void readsTodayOfTheOwnersNoMoreOftenThanUsualWhenItCannotBeUsed() {
        instead = request -> isOwn(request) ? own(request, day -> "null") : null;
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            for (int look = 0; look < 6; look++) {
                assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> console.ledger.refreshToday(PATIENCE));
                now.pass(Duration.ofSeconds(9));
            }
            assertThat(owns()).hasSize(1);
            assertThat(console.ledger
                            .days(Span.of(TODAY), Dna.WHOLE_TREE)
                            .total()
                            .cost())
                    .isEqualTo(Money.of("3.75"));

            instead = request -> null;
            now.pass(Duration.ofSeconds(7));
            console.ledger.refreshToday(PATIENCE);
            assertThat(console.ledger.own(Span.of(TODAY)).total().cost()).isEqualTo(Money.ZERO);
        }
    }

    @Test
    void doesNotKeepAPageWaitingForToday() {
        instead = request -> Replies.hang();
        try (LedgerParts console = console(Databases.H2.fresh(), "canopy.manage.list-timeout=3s")) {
            Instant begin = Instant.now();
            console.ledger.refreshToday(PATIENCE);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2_800));
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThatExceptionOfType(Unavailable.class)
                            .isThrownBy(() -> console.ledger.refreshToday(PATIENCE)));
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void fillsWithATenthOfTheDaysReadsAtMost() {
        try (LedgerParts console =
                console(Databases.H2.fresh(), "canopy.ledger.days=50", "canopy.directory.daily-reads=100")) {
            fill(console);

            assertThat(bills()).hasSize(10);
            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.PAUSED);
            assertThat(filling.trouble()).isEqualTo(Trouble.BUDGET_USED_UP);
            assertThat(filling.next()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
            ReadBudget budget = console.get(ReadBudget.class);
            assertThat(budget.tryTake(90, "walk")).isTrue();
            now.is("2026-03-10T16:00:01Z");
            assertThat(budget.tryTake(99, "walk")).isFalse();
            assertThat(budget.tryTake(98, "walk")).isTrue();
            fill(console);
            assertThat(bills()).hasSize(12);
        }
    }

    @Test
    void keepsNothingOfAnotherAccountsBills() {
        tree.ours = false;
        try (LedgerParts console = console(Databases.H2.fresh())) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);

            assertThat(asked).isEmpty();
            assertThat(console.ledger.filling().trouble()).isEqualTo(Trouble.OTHER_ACCOUNT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsBranchesAgainWhenAPlaceBecomesKnown(Databases engine) {
        tree.branches.clear();
        tree.put(7, ".1.7.");
        try (LedgerParts console = console(engine.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            Span span = Span.lastDays(3, YESTERDAY);
            AccountSums all = console.ledger.accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10);
            assertThat(all.unplaced()).isEqualTo(1);
            assertThat(all.unplacedFigures().cost()).isEqualTo(Money.of("3.75"));
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));

            tree.put(8, ".1.7.8.");
            now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("11.25"));

            tree.put(8, ".1.8.");
            now.pass(Duration.ofHours(24));
            fill(console);
            assertThat(console.ledger.days(span, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));
            assertThat(console.ledger.days(span, new Dna(".1.8.")).total().cost())
                    .isEqualTo(Money.of("3.75"));
            assertThat(console.ledger
                            .accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10)
                            .unplaced())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesThePastOfAnAccountAlongThatMovedAndIsNeverNamedAgain(Databases engine) {
        Span past = new Span(TODAY.plusDays(-80), TODAY.plusDays(-78));
        Dna moved = new Dna(".1.9.");
        try (LedgerParts console = console(engine.fresh(), "canopy.ledger.days=3")) {
            console.ledger.want(past, Dna.WHOLE_TREE);
            fill(console);
            assertThat(console.ledger.days(past, BRANCH).total().cost()).isEqualTo(Money.of("11.25"));
            ModelDays ofBranch = console.ledger.models(past, BRANCH);
            assertThat(ofBranch.state()).isEqualTo(ModelDays.State.FETCHING);
            asked.clear();

            tree.put(99, ".1.99.").put(8, ".1.9.8.");
            now.pass(Duration.ofSeconds(31));
            console.get(Filler.class).turn();
            // Until a day is summed again it is no day of a branch, and no total pretends.
            assertThat(console.ledger.days(past, moved).total()).isNull();
            fill(console);

            assertThat(asked).noneMatch(target -> target.startsWith("/x-bill?date="));
            assertThat(console.ledger.days(past, BRANCH).total().cost()).isEqualTo(Money.of("7.5"));
            assertThat(console.ledger.days(past, moved).total().cost()).isEqualTo(Money.of("3.75"));
            assertThat(console.ledger.days(past, Dna.WHOLE_TREE).total().cost()).isEqualTo(Money.of("11.25"));
            assertThat(console.ledger
                            .accounts(past, moved, AccountOrder.COST, true, 1, 10)
                            .lines())
                    .extracting(line -> line.id().value())
                    .containsExactly(8L);
            // Never billed, so not an account of any bill.
            assertThat(console.get(AccountBook.class).all()).doesNotContainKey(99L);
            assertThat(console.get(LedgerState.class).tree())
                    .isEqualTo(tree.since(0).state());
        }
    }

    private LedgerParts console(DataSource database, String... settings) {
        LedgerParts console = new LedgerParts(database, upstream.url(), now, tree, settings);
        // Each turn is a test's own.
        console.get(Worker.class).stop();
        return console;
    }

    private static void fill(LedgerParts console) {
        Filler filler = console.get(Filler.class);
        while (filler.turn().isZero()) {}
    }

    private static @Nullable String holder(LedgerParts console) {
        return console.jdbc()
                .sql("select holder from ledger_lease where task = 'fill'")
                .query(String.class)
                .list()
                .getFirst();
    }

    private List<String> bills() {
        return asked.stream().filter(target -> target.startsWith("/x-bill")).toList();
    }

    /** An upstream that counts the head of a branch in, or leaves it out. */
    private static @Nullable Reply ofBranch(
            Request request,
            Function<UpstreamDay, String> seven,
            Function<UpstreamDay, String> eight,
            boolean countsIn) {
        if (request.target().endsWith("user=7")) {
            return own(request, seven);
        }
        if (!request.target().endsWith("user=.1.7.")) {
            return null;
        }
        return own(
                request,
                day -> countsIn
                        ? Money.of(seven.apply(day))
                                .plus(Money.of(eight.apply(day)))
                                .toString()
                        : eight.apply(day));
    }

    private List<String> owns() {
        return asked.stream()
                .filter(target -> target.startsWith("/dashboard/bill"))
                .toList();
    }

    private static List<UpstreamDay> missingOwn(LedgerParts console, int days) {
        return console.ledger.own(Span.lastDays(days, YESTERDAY)).days().stream()
                .filter(line -> line.state() == DayState.MISSING)
                .map(DayLine::day)
                .toList();
    }

    private static boolean isOwn(Request request) {
        return request.path().equals("/dashboard/bill");
    }

    private static Span span(Request request) {
        Map<String, String> asked = new HashMap<>();
        for (String parameter :
                request.target().substring(request.path().length() + 1).split("&")) {
            asked.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        String day = asked.get("date");
        return new Span(
                UpstreamDay.valueOf(day == null ? asked.get("start") : day),
                UpstreamDay.valueOf(day == null ? asked.get("end") : day));
    }

    /** A bill without accounts whose total is that of the days that can be read. */
    private static Reply own(Request request, Function<UpstreamDay, @Nullable String> costs) {
        return own(
                request,
                costs,
                span(request).days().stream()
                        .map(costs)
                        .filter(cost -> cost != null && cost.matches("[0-9.]+"))
                        .map(Money::of)
                        .reduce(Money.ZERO, Money::plus)
                        .toString());
    }

    /** @param costs of each day as it is written; null leaves the day out */
    private static Reply own(Request request, Function<UpstreamDay, @Nullable String> costs, String total) {
        String days = span(request).days().stream()
                .filter(day -> costs.apply(day) != null)
                .map(day -> """
                        {"date":"%s","total_credit_used":%s,"total_requests":1,
                         "line_items":[{"name":"large","cost":%s,"usage":{"model_stats":{"Requests":1}}}]}""".formatted(day, costs.apply(day), costs.apply(day)))
                .collect(Collectors.joining(","));
        return Replies.json(
                200, "{\"total_credit_used\":%s,\"total_requests\":1,\"daily_costs\":[%s]}".formatted(total, days));
    }

    private static @Nullable Reply wrong(String fault) {
        String whole = bill("2026-03-09", "3.75", account(7, "2.5") + "," + account(8, "1.25"));
        return switch (fault) {
            case "hang" -> Replies.hang();
            case "drop" -> Replies.drop();
            case "reset" -> Replies.reset();
            case "500" -> Replies.json(500, "{\"message\":\"out of order\"}");
            case "429" -> Replies.json(429, "{\"message\":\"too many\"}", "Retry-After: 1");
            case "html" -> Replies.html(200);
            case "error" -> Replies.json(200, "{\"error\":{\"message\":\"no bills today\",\"code\":\"x\"}}");
            case "truncated" -> Replies.truncated(whole.substring(0, whole.length() - 40), whole.length());
            case "types" -> Replies.json(200, "{\"total_credit_used\":1,\"usage_users\":[7,8]}");
            case "empty" -> Replies.json(200, "");
            case "slow head" -> Replies.slowHead(whole, 20);
            case "slow body" -> Replies.slowBody(whole, 20);
            case "longer than promised" -> Replies.truncated(whole, whole.length() - 40);
            case "too large" -> Replies.endless("{\"daily_costs\":[", "{},", 80_000_000);
            case "nested" -> Replies.json(200, "[".repeat(10_000));
            case "noise" -> Replies.bytes(200, "application/json", new byte[] {-1, 0, -2, 127, 1, -128});
            case "bomb" -> Replies.bytes(200, "application/json", zeros(), "Content-Encoding: gzip");
            case "redirect" -> Replies.json(307, "", "Location: /x-bill?date=2026-03-08");
            case "401", "403", "404" -> Replies.json(Integer.parseInt(fault), "{\"message\":\"used up\"}");
            case "502" -> Replies.html(502);
            case "null fields" ->
                Replies.json(200, "{\"total_credit_used\":null,\"daily_costs\":null,\"usage_users\":null}");
            case "503", "504" -> Replies.json(Integer.parseInt(fault), "{}");
            default -> Replies.json(200, "null");
        };
    }

    /** A hundred megabytes, as a hundred kilobytes. */
    private static byte[] zeros() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[1_000_000]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Reply answer(Request request) {
        asked.add(request.target());
        Reply other = instead.apply(request);
        if (other != null) {
            return other;
        }
        if (request.path().equals("/dashboard/bill")) {
            return Replies.json(200, "{\"total_credit_used\":0,\"total_requests\":0,\"daily_costs\":[]}", headers);
        }
        String day = request.target().substring("/x-bill?date=".length());
        Money total = Money.of("2.5").plus(Money.of(eight));
        return Replies.json(200, bill(day, total.toString(), account(7, "2.5") + "," + account(8, eight)), headers);
    }

    private static String bill(String day, String total, String accounts) {
        return """
                {"object":"list","total_credit_used":%s,"total_requests":2,"usage_summary":{},
                 "daily_costs":[{"date":"%s","total_credit_used":%s,"total_requests":2,
                   "line_items":[{"name":"large","cost":%s,"usage":{"model_stats":{"Requests":2}}}]}],
                 "usage_users":[%s]}""".formatted(total, day, total, total, accounts);
    }

    private static String account(long id, String cost) {
        return "{\"id\":%d,\"name\":\"account-%d\",\"total_credit_used\":%s,\"total_requests\":1}"
                .formatted(id, id, cost);
    }

    private static String http(String instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse(instant).atOffset(ZoneOffset.UTC));
    }
}
