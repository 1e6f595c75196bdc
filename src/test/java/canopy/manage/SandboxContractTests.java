package canopy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.Subaccount.Access;
import canopy.manage.Subaccount.Models;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facades against the sandbox, a whole Manage API on a real port: both sides read the same contract. */
class SandboxContractTests {

    private static Running sandbox;
    private static Console console;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(60).withOwnerKey(Console.KEY.value()));
        console = new Console(Console.patience(sandbox.baseUrl(), 16, Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void walksTheTreePageByPage() {
        Set<Subaccount> seen = new HashSet<>();
        for (int page = 1; page <= 4; page++) {
            seen.addAll(console.subaccounts
                    .descendants(AccountFilter.NONE, page, 20)
                    .rows());
        }

        assertThat(seen).hasSize(60).allSatisfy(account -> {
            assertThat(account.dna()).isNotNull();
            assertThat(account.profile().name()).isNotBlank();
            assertThat(account.funds().cards()).isNotNull();
            assertThat(account.createdAt()).isNotNull();
        });
        assertThat(console.subaccounts.descendants(AccountFilter.NONE, 1, 20).total())
                .isEqualTo(60);
    }

    @Test
    void understandsEveryKeyOfEveryRead() {
        double before = unknownKeys();
        Subaccount first =
                console.subaccounts.children(AccountFilter.NONE, 1, 5).rows().getFirst();
        console.subaccounts.find(first.id());
        console.subaccounts.findChild(first.id());
        assertThat(console.own.status().manage()).isTrue();
        assertThat(console.own.info().account().id())
                .isEqualTo(console.own.live().account().id());
        assertThat(console.own.models()).isNotEmpty();
        assertThat(console.own.logs(LogQuery.newest(24)).entries()).isNotEmpty();
        console.own.news();
        assertThat(console.own.bill(BillQuery.lastDays(7)).days()).hasSize(7);
        assertThat(unknownKeys()).isEqualTo(before);
    }

    @Test
    void billsAccountsSoThatTheySumToTheTotal() {
        UpstreamDay yesterday = console.clock.today().plusDays(-1);
        Bill bill = console.bills.read(BillQuery.day(yesterday));

        Money sum = bill.accounts().stream().map(AccountUsage::cost).reduce(Money.ZERO, Money::plus);

        assertThat(sum).isEqualTo(bill.totals().cost());
        assertThat(console.bills.eachAccount(BillQuery.day(yesterday), usage -> {}))
                .isEqualTo(bill.totals());
    }

    @Test
    void createsFundsChangesAndDeletesAnAccount() {
        Created created = console.subaccounts.create(NewSubaccount.of(
                "contract-child", "contract-child@example.com", Money.of("10"), BigDecimal.valueOf(30)));
        assertThat(created.id()).isNotNull();

        Movement funded = console.subaccounts.grant(created.id(), Money.of("5.5"), BigDecimal.valueOf(30), "note 1");
        assertThat(funded.account().balance()).isEqualTo(Money.of("15.5"));

        Subaccount before = console.subaccounts.find(created.id());
        List<String> models = List.of("gpt-4*", "claude-*");
        Subaccount narrowed = changed(before, models, Map.of("gpt-3.5*", "gpt-4o-mini"), Money.of("50"));
        Subaccount again = changed(before, List.of("claude-*", "gemini-*"), Map.of(), Money.of("60"));
        assertThat(apply(before, narrowed)).isEqualTo(1);
        assertThat(console.subaccounts.find(created.id()).access().models())
                .containsExactlyInAnyOrderElementsOf(models);
        assertThat(apply(console.subaccounts.find(created.id()), again)).isEqualTo(2);

        Subaccount after = console.subaccounts.find(created.id());
        assertThat(after.access().models()).containsExactlyInAnyOrder("claude-*", "gemini-*");
        assertThat(after.models().mapper()).isEmpty();
        assertThat(after.moneyLimits().hard()).isEqualTo(Money.of("60"));

        console.subaccounts.delete(created.id());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> console.subaccounts.find(created.id()));
    }

    @Test
    void isRejectedInUpstreamsOwnWords() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> console.subaccounts.create(
                        NewSubaccount.of("contract-poor", "poor@example.com", Money.of("0.5"), BigDecimal.ONE)))
                .satisfies(rejected -> assertThat(rejected.status()).isBetween(400, 422));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> console.own.probe(Console.NEWER_KEY))
                .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(Rejected.KEY_NOT_ACCEPTED));
    }

    @Test
    void rotatesTheOwnerKey() {
        try (Running other =
                Sandbox.start(SandboxOptions.standard().withAccounts(1).withOwnerKey(Console.KEY.value()))) {
            Console owner = new Console(Console.patience(other.baseUrl(), 16, Duration.ofSeconds(20)));
            owner.own.status();

            Rotation rotation =
                    owner.own.rotate(Console.NEWER_KEY, owner.clock.today().date());

            assertThat(rotation.key()).isEqualTo(Console.NEWER_KEY);
            assertThat(owner.own.probe(Console.NEWER_KEY).id()).isNotNull();
            owner.keys.newest = Console.NEWER_KEY;
            assertThat(owner.own.status().id()).isNotNull();
        }
    }

    private static int apply(Subaccount before, Subaccount after) {
        List<SettingsChange> steps = SettingsChange.between(before, after);
        steps.forEach(step -> console.subaccounts.update(before.id(), step));
        return steps.size();
    }

    private static Subaccount changed(Subaccount of, List<String> models, Map<String, String> mapper, Money hard) {
        return new Subaccount(
                of.id(),
                of.dna(),
                of.profile(),
                of.state(),
                of.funds(),
                new MoneyLimits(hard, of.moneyLimits().soft(), null, null),
                of.rateLimits(),
                new Access(null, models, null, null),
                new Models(mapper, null),
                of.routing(),
                of.family(),
                null,
                null,
                null);
    }

    private static double unknownKeys() {
        return console.meters.counter("canopy.manage.unknown.keys").count();
    }
}
