package canopy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.ledger.Correction.What;
import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.manage.AccountUsage;
import canopy.manage.Bill;
import canopy.manage.BillTotals;
import canopy.manage.DayUsage;
import canopy.manage.ModelUsage;
import canopy.manage.Usage;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One day's answer as it is entered, and how it is found again. */
class PostingTests {

    private static final UpstreamDay DAY = UpstreamDay.valueOf("2026-03-08");
    private static final Span SPAN = new Span(DAY, DAY.plusDays(1));
    private static final Instant ASKED = Instant.parse("2026-03-10T04:00:00Z");
    private static final Dna BRANCH = new Dna(".1.7.");

    private final Now now = new Now("2026-03-10T04:00:00Z");
    private final MadeUpTree tree =
            new MadeUpTree().put(7, ".1.7.").put(8, ".1.7.8.").put(70, ".1.70.");

    @ParameterizedTest
    @EnumSource
    void findsADayAgainInEachOfItsCuts(Databases engine) {
        try (LedgerParts console = console(engine)) {
            console.get(Posting.class).post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);

            Ledger ledger = console.ledger;
            BillDays whole = ledger.days(Span.of(DAY), Dna.WHOLE_TREE);
            assertThat(whole.total()).isEqualTo(figures("3.8", 3));
            assertThat(whole.days().getFirst().state()).isEqualTo(DayState.CLOSED);
            assertThat(whole.days().getFirst().disagreement()).isNull();
            assertThat(ledger.days(Span.of(DAY), BRANCH).total()).isEqualTo(figures("3.75", 2));
            assertThat(ledger.days(Span.of(DAY), new Dna(".1.7.8.")).total()).isEqualTo(figures("1.25", 1));
            assertThat(ledger.days(Span.of(DAY), new Dna(".1.")).total()).isEqualTo(figures("3.8", 3));
            assertThat(ledger.days(Span.of(DAY), new Dna(".1.70.8.")).total()).isEqualTo(Figures.ZERO);
            assertThat(ledger.days(Span.of(DAY), new AccountId(7)).total()).isEqualTo(figures("2.5", 1));
            assertThat(ledger.models(Span.of(DAY), Dna.WHOLE_TREE).models())
                    .containsExactly(new ModelLine("large", figures("3.8", 3)));
            assertThat(accounts(ledger, Span.of(DAY), BRANCH).lines())
                    .extracting(
                            line -> line.id().value(),
                            AccountLine::name,
                            line -> line.figures().cost())
                    .containsExactly(tuple(7L, "account-7", Money.of("2.5")), tuple(8L, "account-8", Money.of("1.25")));
            assertThat(ledger.curves(List.of(new AccountId(8), new AccountId(9)), SPAN))
                    .containsEntry(new AccountId(8), both(Money.of("1.25"), null))
                    .containsEntry(new AccountId(9), both(Money.ZERO, null));
            List<AccountDay> each = new ArrayList<>();
            ledger.eachAccountDay(SPAN, BRANCH, each::add);
            assertThat(each)
                    .extracting(
                            line -> line.account().value(),
                            line -> line.figures().cost())
                    .containsExactly(tuple(7L, Money.of("2.5")), tuple(8L, Money.of("1.25")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesNoTotalWithoutAMissingDay(Databases engine) {
        try (LedgerParts console = console(engine)) {
            console.get(Posting.class).post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);

            BillDays days = console.ledger.days(SPAN, Dna.WHOLE_TREE);

            assertThat(days.total()).isNull();
            assertThat(days.known()).isEqualTo(figures("3.8", 3));
            assertThat(days.missing()).isEqualTo(1);
            assertThat(days.days()).extracting(DayLine::state).containsExactly(DayState.CLOSED, DayState.MISSING);
            assertThat(accounts(console.ledger, SPAN, BRANCH).total()).isNull();
            assertThat(console.ledger.days(SPAN, BRANCH).total()).isNull();
            assertThat(console.ledger.models(SPAN, Dna.WHOLE_TREE).total()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatAClosedDayWasBefore(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.5", "0.05")), true, ASKED.plusSeconds(60));
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.5", "0.05")), true, ASKED.plusSeconds(120));

            assertThat(console.ledger.corrections(SPAN, Dna.WHOLE_TREE, 1, 10).lines())
                    .extracting(Correction::what, Correction::figure, Correction::was, Correction::is)
                    .containsExactly(
                            tuple(What.ACCOUNT, "cost", "1.25", "1.5"),
                            tuple(What.MODEL, "cost", "3.8", "4.05"),
                            tuple(What.TOTAL, "cost", "3.8", "4.05"));
            assertThat(console.ledger.corrections(SPAN, BRANCH, 1, 10).lines())
                    .extracting(Correction::accountName, Correction::foundAt)
                    .containsExactly(tuple("account-8", ASKED.plusSeconds(60)));
            assertThat(console.ledger
                            .corrections(SPAN, new Dna(".1.70."), 1, 10)
                            .lines())
                    .isEmpty();
            assertThat(console.ledger.days(Span.of(DAY), BRANCH).total()).isEqualTo(figures("4", 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsHowManyCorrectionsThereAreAndReadsOnePageOfThem(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);
            for (int i = 1; i <= 30; i++) {
                String eight = "1." + (100 + i);
                posting.post(DayBill.of(DAY, bill(DAY, "2.5", eight, "0.05")), true, ASKED.plusSeconds(i));
            }

            CorrectionLines whole = console.ledger.corrections(SPAN, Dna.WHOLE_TREE, 1, 25);
            assertThat(whole.count()).isEqualTo(90);
            assertThat(whole.lines()).hasSize(25);
            CorrectionLines older = console.ledger.corrections(SPAN, BRANCH, 2, 25);
            assertThat(older.count()).isEqualTo(30);
            assertThat(older.lines())
                    .extracting(Correction::is)
                    .containsExactly("1.105", "1.104", "1.103", "1.102", "1.101");
            assertThat(console.ledger.corrections(SPAN, new AccountId(8), 1, 5).count())
                    .isEqualTo(30);
            assertThat(console.ledger.corrections(SPAN, new AccountId(7), 1, 5))
                    .isEqualTo(new CorrectionLines(List.of(), 0));
            assertThat(console.ledger.corrections(SPAN, new Dna(".1.70."), 1, 5).count())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void addsUpAnewWhatMovedFromOneAccountToAnother(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);
            assertThat(costs(console.ledger)).containsExactly(Money.of("2.5"), Money.of("1.25"), Money.of("0.05"));

            posting.post(DayBill.of(DAY, bill(DAY, "1.5", "2.25", "0.05")), true, ASKED.plusSeconds(60));

            assertThat(costs(console.ledger)).containsExactly(Money.of("2.25"), Money.of("1.5"), Money.of("0.05"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void doubtsABranchOnADayWhoseAccountsDoNotComeToTheTotal(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Bill whole = bill(DAY, "2.5", "1.25", "0.05");
            Bill withoutEight = new Bill(
                    whole.totals(),
                    whole.days(),
                    whole.accounts().stream()
                            .filter(line -> line.id().value() != 8)
                            .toList());
            console.get(Posting.class).post(DayBill.of(DAY, withoutEight), true, ASKED);

            BillDays branch = console.ledger.days(Span.of(DAY), BRANCH);
            assertThat(branch.doubtful()).isEqualTo(1);
            assertThat(branch.days().getFirst().disagreement()).isNull();
            assertThat(accounts(console.ledger, Span.of(DAY), BRANCH).total()).isNull();
            assertThat(console.ledger
                            .days(Span.of(DAY), Dna.WHOLE_TREE)
                            .days()
                            .getFirst()
                            .disagreement())
                    .isEqualTo(Money.of("1.25"));
        }
    }

    /** A bill that brings nothing but a new name takes a version: the next change would take the same, and not be seen. */
    @ParameterizedTest
    @EnumSource
    void findsAnAccountThatCameRightAfterAnotherWasRenamed(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);
            Bill renamed = bill(DAY, "2.5", "1.25", "0.05");
            List<AccountUsage> others = renamed.accounts().stream()
                    .map(usage -> new AccountUsage(usage.id(), "renamed-" + usage.id(), null, usage.usage()))
                    .toList();
            posting.post(
                    DayBill.of(DAY, new Bill(renamed.totals(), renamed.days(), others)), true, ASKED.plusSeconds(1));
            assertThat(accounts(console.ledger, Span.of(DAY), BRANCH).lines())
                    .extracting(AccountLine::name)
                    .containsExactly("renamed-7", "renamed-8");

            tree.put(70, ".1.7.70.");
            posting.post(DayBill.of(DAY.plusDays(1), bill(DAY.plusDays(1), "1", "1", "3")), true, ASKED.plusSeconds(2));

            assertThat(accounts(console.ledger, Span.of(DAY.plusDays(1)), BRANCH)
                            .lines())
                    .extracting(line -> line.id().value())
                    .containsExactlyInAnyOrder(7L, 8L, 70L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForABranchsModelsAnewWhenAMoveIsLearntFromADayThatIsTheSame(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);
            assertThat(console.ledger.models(Span.of(DAY), BRANCH).missing()).isEqualTo(1);
            long branch = console.get(Subjects.class).find(BRANCH, false).orElseThrow();
            Usage used = usage("3.75", 2);
            List<ModelUsage> models = List.of(new ModelUsage("large", used));
            posting.post(
                    branch,
                    DayBill.of(
                            DAY,
                            new Bill(
                                    new BillTotals(used, models), List.of(new DayUsage(DAY, used, models)), List.of())),
                    true,
                    ASKED);
            assertThat(console.ledger.models(Span.of(DAY), BRANCH).missing()).isZero();

            tree.put(70, ".1.7.70.");
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED.plusSeconds(60));

            assertThat(console.ledger.models(Span.of(DAY), BRANCH).missing()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksAtAllTablesAsOfOneMoment(Databases engine) {
        try (LedgerParts console = console(engine)) {
            Posting posting = console.get(Posting.class);
            posting.post(DayBill.of(DAY, bill(DAY, "2.5", "1.25", "0.05")), true, ASKED);

            List<Integer> seen = console.get(Snapshot.class).of(() -> {
                int days = count(console, "ledger_day");
                // On a connection of its own, between the first table and the second.
                try (var other = Executors.newSingleThreadExecutor()) {
                    other.submit(() -> posting.post(
                            DayBill.of(DAY.plusDays(1), bill(DAY.plusDays(1), "1", "1", "1")), true, ASKED));
                }
                return List.of(days, count(console, "ledger_account_day"));
            });

            assertThat(seen).containsExactly(1, 3);
            assertThat(count(console, "ledger_account_day")).isEqualTo(6);
        }
    }

    private static int count(LedgerParts console, String table) {
        return console.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static List<Money> costs(Ledger ledger) {
        return accounts(ledger, Span.of(DAY), Dna.WHOLE_TREE).lines().stream()
                .map(line -> line.figures().cost())
                .toList();
    }

    private LedgerParts console(Databases engine) {
        return new LedgerParts(
                engine.fresh(), URI.create("http://127.0.0.1:1"), now, tree, "canopy.ledger.filling=false");
    }

    private static AccountSums accounts(Ledger ledger, Span span, Dna branch) {
        return ledger.accounts(span, branch, AccountOrder.COST, true, 1, 50);
    }

    private static List<Money> both(Money one, Money other) {
        List<Money> both = new ArrayList<>();
        both.add(one);
        both.add(other);
        return both;
    }

    private static Bill bill(UpstreamDay day, String seven, String eight, String seventy) {
        Map<Long, String> costs = Map.of(7L, seven, 8L, eight, 70L, seventy);
        List<AccountUsage> accounts = costs.entrySet().stream()
                .map(cost -> new AccountUsage(
                        new AccountId(cost.getKey()), "account-" + cost.getKey(), null, usage(cost.getValue(), 1)))
                .toList();
        Money total = costs.values().stream().map(Money::of).reduce(Money.ZERO, Money::plus);
        Usage usage = usage(total.toString(), 3);
        return new Bill(
                new BillTotals(usage, List.of(new ModelUsage("large", usage))),
                List.of(new DayUsage(day, usage, List.of(new ModelUsage("large", usage)))),
                accounts);
    }

    private static Usage usage(String cost, long requests) {
        return new Usage(Money.of(cost), requests, 10 * requests, 5 * requests, 0L, null, null);
    }

    private static Figures figures(String cost, long requests) {
        return new Figures(Money.of(cost), requests, 10 * requests, 5 * requests, 0L, null, null);
    }
}
