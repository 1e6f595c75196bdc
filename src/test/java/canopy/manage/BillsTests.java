package canopy.manage;

import static canopy.support.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bills of both shapes, and of a hundred thousand accounts. */
class BillsTests {

    private static final UpstreamDay DAY = UpstreamDay.valueOf("2025-10-18");

    private final FaultyUpstream upstream = new FaultyUpstream();
    private final Console console = new Console(upstream.url());

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void readsTheShapeThatIsTheNorm() {
        upstream.on("GET /x-bill", json(200, Console.recorded("bill-a.json")));

        Bill bill = console.bills.read(BillQuery.day(DAY));

        assertThat(upstream.last().target()).isEqualTo("/x-bill?date=2025-10-18");
        assertThat(bill.totals().usage())
                .isEqualTo(new Usage(Money.of("125.5"), 10000L, 5000000000L, 1000000L, 3L, 1000L, 49000L));
        assertThat(bill.totals().models())
                .containsExactly(
                        new ModelUsage("gpt-4", new Usage(Money.of("3.5"), 100L, 50000L, 10000L, 0L, null, null)));
        assertThat(bill.days())
                .containsExactly(new DayUsage(
                        DAY,
                        new Usage(Money.of("62.75"), 5000L, 2500000L, 500000L, 0L, 0L, 0L),
                        List.of(new ModelUsage(
                                "gpt-4", new Usage(Money.of("3.5"), 100L, 50000L, 10000L, null, null, null)))));
        assertThat(bill.accounts()).extracting(AccountUsage::id).containsExactly(new AccountId(42));
        assertThat(bill.accounts().getFirst().cost()).isEqualTo(Money.of("62.75"));
        assertThat(console.meters.counter("canopy.manage.unknown.keys").count()).isZero();
    }

    @Test
    void readsTheOlderShapeAsTheSame() {
        upstream.on("GET /x-bill", json(200, Console.recorded("bill-b.json")));

        Bill bill = console.bills.read(BillQuery.lastDays(30).of(Identifier.within(new Dna(".1.42."))));

        assertThat(upstream.last().target()).isEqualTo("/x-bill?days=30&user=.1.42.");
        assertThat(bill.totals().cost()).isEqualTo(Money.of("125.5"));
        assertThat(bill.totals().models()).extracting(ModelUsage::model).containsExactly("gpt-4", "gpt-5");
        assertThat(bill.days()).extracting(DayUsage::day).containsExactly(DAY);
        assertThat(bill.days().getFirst().usage().cost()).isEqualTo(Money.of("3.75"));
        assertThat(bill.accounts().getFirst().cost()).isEqualTo(Money.of("62.75"));
        assertThat(bill.accounts().getFirst().requests()).isEqualTo(5000);
    }

    @Test
    void readsOnesOwnBillWithoutAskingForAnybodyElse() {
        upstream.on("GET /dashboard/bill", json(200, "{\"total_credit_used\":1.5,\"daily_costs\":{}}"));

        Bill bill = console.own.bill(BillQuery.between(DAY, DAY.plusDays(1)).of(Identifier.level(2)));

        assertThat(upstream.last().target()).isEqualTo("/dashboard/bill?start=2025-10-18&end=2025-10-19");
        assertThat(bill.totals().cost()).isEqualTo(Money.of("1.5"));
        assertThat(bill.totals().requests()).isNull();
        assertThat(bill.days()).isEmpty();
    }

    @Test
    void handsOverAHundredThousandAccountsOneByOne() {
        String accounts = IntStream.rangeClosed(1, 100_000)
                .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"account-" + id + "\",\"total_credit_used\":0.01,"
                        + "\"total_requests\":1,\"usage_analysis\":{\"cost_percentage\":0.001}}")
                .collect(Collectors.joining(","));
        upstream.on("GET /x-bill", json(200, "{\"usage_users\":[" + accounts + "],\"total_credit_used\":1000}"));
        Console patient = new Console(Console.patience(upstream.url(), 16, java.time.Duration.ofSeconds(20)));
        List<Money> costs = new ArrayList<>();

        BillTotals totals = patient.bills.eachAccount(BillQuery.DEFAULT_SPAN, usage -> costs.add(usage.cost()));

        assertThat(costs).hasSize(100_000);
        assertThat(costs.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(totals.cost());
    }

    @Test
    void namesWhoseBillItIsInTheIdentifierGrammar() {
        assertThat(List.of(
                        Identifier.of(new AccountId(42)),
                        Identifier.within(new Dna(".1.42.")),
                        Identifier.level(2),
                        Identifier.gear(1),
                        Identifier.role(3),
                        Identifier.tier(2),
                        Identifier.factor(new BigDecimal("1.50"))))
                .extracting(Identifier::toString)
                .containsExactly("42", ".1.42.", "L2", "G1", "R3", "T2", "F1.5");
    }

    @Test
    void asksForNoSpanThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> BillQuery.between(DAY, DAY.plusDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> BillQuery.lastDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BillQuery(DAY, null, null, null));
    }
}
