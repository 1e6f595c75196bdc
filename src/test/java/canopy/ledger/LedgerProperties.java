package canopy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.ledger.ModelDays.State;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger against the sandbox's own books, in each form that bills come in: every figure is the same to the last digit. */
class LedgerProperties {

    /** A few days more than were filled, so that some are missing; today was never asked for. */
    private static final int REACH = SandboxTruth.FILLED + 5;

    @Property(tries = 40, seed = "20261121")
    void tellsEachDayAndItsSum(@ForAll Wire.Form form, @ForAll("spans") Span span) {
        SandboxTruth truth = SandboxTruth.in(form);

        BillDays bill = truth.console.ledger.days(span, Dna.WHOLE_TREE);
        BillDays own = truth.console.ledger.own(span);

        Figures sum = Figures.ZERO;
        Figures ownSum = Figures.ZERO;
        for (int i = 0; i < span.length(); i++) {
            UpstreamDay day = span.days().get(i);
            boolean there = isFilled(day);
            assertThat(bill.days().get(i).state()).isEqualTo(there ? DayState.CLOSED : DayState.MISSING);
            assertThat(bill.days().get(i).figures()).isEqualTo(there ? truth.books.total(day) : null);
            assertThat(bill.days().get(i).disagreement()).isNull();
            assertThat(own.days().get(i).figures()).isEqualTo(there ? truth.books.own(day) : null);
            sum = there ? sum.plus(truth.books.total(day)) : sum;
            ownSum = there ? ownSum.plus(truth.books.own(day)) : ownSum;
        }
        assertThat(bill.known()).isEqualTo(sum);
        assertThat(bill.total()).isEqualTo(isFilled(span) ? sum : null);
        assertThat(bill.missing()).isEqualTo(missing(span));
        assertThat(own.total()).isEqualTo(isFilled(span) ? ownSum : null);
    }

    @Property(tries = 40, seed = "20261122")
    void addsUpTheSameByDayAccountAndModel(@ForAll Wire.Form form, @ForAll("spans") Span span) {
        SandboxTruth truth = SandboxTruth.in(form);
        Ledger ledger = truth.console.ledger;

        BillDays days = ledger.days(span, Dna.WHOLE_TREE);
        AccountSums accounts = ledger.accounts(span, Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 1_000);
        ModelDays models = ledger.models(span, Dna.WHOLE_TREE);

        assertThat(accounts.known().cost()).isEqualTo(days.known().cost());
        assertThat(accounts.known().requests()).isEqualTo(days.known().requests());
        assertThat(accounts.missing()).isEqualTo(missing(span));
        assertThat(models.missing()).isEqualTo(missing(span));
        Figures byModel = models.models().stream().map(ModelLine::figures).reduce(Figures.ZERO, Figures::plus);
        assertThat(byModel.cost()).isEqualTo(days.known().cost());
        assertThat(byModel.prompt()).isEqualTo(days.known().prompt());
        if (isFilled(span)) {
            assertThat(accounts.total()).isNotNull();
            assertThat(models.models().stream().collect(Collectors.toMap(ModelLine::model, ModelLine::figures)))
                    .isEqualTo(truth.books.models(span, ""));
        } else {
            assertThat(accounts.total()).isNull();
            assertThat(models.total()).isNull();
        }
    }

    @Property(tries = 40, seed = "20261123")
    void tellsEachBranchAndAccount(@ForAll Wire.Form form, @ForAll("spans") Span span, @ForAll("numbers") int number) {
        SandboxTruth truth = SandboxTruth.in(form);
        Ledger ledger = truth.console.ledger;
        Dna branch = truth.branches().get(number % truth.branches().size());
        AccountId head = branch.ids().getLast();
        List<AccountId> within = truth.within(branch);

        Map<Long, Figures> expected = new TreeMap<>();
        BillDays days = ledger.days(span, branch);
        BillDays alone = ledger.days(span, head);
        List<AccountDay> streamed = new ArrayList<>();
        ledger.eachAccountDay(span, branch, streamed::add);
        Map<UpstreamDay, Map<Long, Figures>> byDay = new HashMap<>();
        streamed.forEach(line -> byDay.computeIfAbsent(line.day(), day -> new TreeMap<>())
                .put(line.account().value(), line.figures()));
        for (int i = 0; i < span.length(); i++) {
            UpstreamDay day = span.days().get(i);
            Map<Long, Figures> used = isFilled(day) ? new TreeMap<>(truth.books.accounts(day)) : new TreeMap<>();
            used.keySet().removeIf(account -> !within.contains(new AccountId(account)));
            used.forEach((account, figures) -> expected.merge(account, figures, Figures::plus));
            assertThat(byDay.getOrDefault(day, Map.of())).isEqualTo(used);
            assertThat(days.days().get(i).figures())
                    .isEqualTo(isFilled(day) ? used.values().stream().reduce(Figures.ZERO, Figures::plus) : null);
            assertThat(alone.days().get(i).figures())
                    .isEqualTo(isFilled(day) ? used.getOrDefault(head.value(), Figures.ZERO) : null);
            assertThat(ledger.curves(List.of(head), span).get(head).get(i))
                    .isEqualTo(
                            isFilled(day)
                                    ? used.getOrDefault(head.value(), Figures.ZERO)
                                            .cost()
                                    : null);
        }
        AccountSums sums = ledger.accounts(span, branch, AccountOrder.ID, false, 1, 1_000);
        assertThat(sums.lines().stream()
                        .collect(Collectors.toMap(line -> line.id().value(), AccountLine::figures)))
                .isEqualTo(expected);
        assertThat(sums.unplaced()).isZero();
        assertThat(sums.known()).isEqualTo(days.known());
    }

    @Property(tries = 15, seed = "20261124")
    void asksForModelsOfABranchAndFindsThem(
            @ForAll Wire.Form form, @ForAll("spans") Span span, @ForAll("numbers") int number) {
        SandboxTruth truth = SandboxTruth.in(form);
        Ledger ledger = truth.console.ledger;
        Dna branch = truth.branches().get(number % truth.branches().size());
        ledger.models(span, branch);
        ledger.models(span, branch.ids().getLast());
        truth.fill();

        ModelDays models = ledger.models(span, branch);
        ModelDays alone = ledger.models(span, branch.ids().getLast());

        assertThat(models.state()).isEqualTo(State.READY);
        assertThat(models.disagreement()).isNull();
        assertThat(models.missing()).isEqualTo(missing(span));
        assertThat(models.total() == null).isEqualTo(!isFilled(span));
        Span filled = filledPart(span);
        Map<String, Figures> expected = new TreeMap<>();
        if (filled != null) {
            truth.within(branch)
                    .forEach(account -> truth.books
                            .models(filled, account.toString())
                            .forEach((model, figures) -> expected.merge(model, figures, Figures::plus)));
        }
        assertThat(byName(models)).isEqualTo(expected);
        assertThat(byName(alone))
                .isEqualTo(
                        filled == null
                                ? Map.of()
                                : truth.books.models(
                                        filled, branch.ids().getLast().toString()));
    }

    @Provide
    Arbitrary<Span> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, REACH),
                        Arbitraries.integers().between(1, REACH))
                .as((one, other) -> new Span(
                        SandboxTruth.TODAY.plusDays(-Math.max(one, other)),
                        SandboxTruth.TODAY.plusDays(-Math.min(one, other))));
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, SandboxTruth.ACCOUNTS - 1);
    }

    private static Map<String, Figures> byName(ModelDays models) {
        return models.models().stream().collect(Collectors.toMap(ModelLine::model, ModelLine::figures));
    }

    private static boolean isFilled(UpstreamDay day) {
        return day.compareTo(SandboxTruth.TODAY.plusDays(-SandboxTruth.FILLED)) >= 0;
    }

    private static boolean isFilled(Span span) {
        return isFilled(span.from());
    }

    private static int missing(Span span) {
        return (int) span.days().stream().filter(day -> !isFilled(day)).count();
    }

    private static Span filledPart(Span span) {
        if (!isFilled(span.to())) {
            return null;
        }
        return isFilled(span) ? span : new Span(SandboxTruth.TODAY.plusDays(-SandboxTruth.FILLED), span.to());
    }
}
