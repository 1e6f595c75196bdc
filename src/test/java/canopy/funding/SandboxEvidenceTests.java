package canopy.funding;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Counterparty;
import canopy.changes.Tariff;
import canopy.funding.Evidence.Verdict;
import canopy.manage.AccountFilter;
import canopy.manage.AccountInfo;
import canopy.manage.LogQuery;
import canopy.manage.ManageConfiguration;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** What can be told of a movement by what the sandbox shows over its socket, whose clock the tests move. */
class SandboxEvidenceTests {

    private static final String REFERENCE = "cnp-0123456789";
    private static final String MEMO = REFERENCE + " · autumn";
    private static final BigDecimal DAYS = new BigDecimal("200");

    private static Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private static Running sandbox;
    private static AnnotationConfigApplicationContext manage;
    private static int next;

    private Subaccounts subaccounts;
    private OwnAccount own;
    private AccountId id;
    private Money amount;
    private Direction direction;
    private BeforeImage before;

    @BeforeAll
    static void start() {
        InstantSource clock = () -> now;
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(300).withClock(clock));
        manage = new AnnotationConfigApplicationContext();
        manage.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "upstream",
                        Map.of("canopy.manage.base-url", sandbox.baseUrl().toString())));
        OwnerKey key = new OwnerKey(sandbox.ownerKey());
        manage.registerBean(OwnerKeySource.class, () -> new OwnerKeySource() {
            @Override
            public OwnerKey current() {
                return key;
            }

            @Override
            public OwnerKey afterUnauthorized() {
                return key;
            }
        });
        manage.register(Doors.class);
        manage.refresh();
    }

    @AfterAll
    static void stop() {
        manage.close();
        sandbox.close();
    }

    @BeforeEach
    void takeAnAccountInUse() {
        subaccounts = manage.getBean(Subaccounts.class);
        own = manage.getBean(OwnAccount.class);
        Subaccount account = subaccounts.children(AccountFilter.NONE, 1, 100).rows().stream()
                .filter(child -> Boolean.TRUE.equals(child.state().enabled()))
                .filter(child -> Boolean.FALSE.equals(child.state().suspended()))
                .skip(next++)
                .findFirst()
                .orElseThrow();
        id = account.id();
        subaccounts.grant(id, Money.of("300"), DAYS, null);
    }

    @Test
    void seesTheCardWithOurMark() {
        about(Direction.TOP_UP, "50");
        assertThat(verdict(false)).isEqualTo(Verdict.NOTHING_YET);

        subaccounts.grant(id, amount, DAYS, MEMO);

        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
        assertThat(evidence(false).newCard().amount()).isEqualTo(amount);
    }

    @Test
    void seesOurMarkAmongMergedCards() {
        for (int i = 1; i <= 12; i++) {
            subaccounts.grant(id, Money.of("3"), BigDecimal.valueOf(10L * i), null);
        }
        about(Direction.TOP_UP, "50");

        // Of all cards ours is now the one that expires closest to another.
        subaccounts.grant(id, amount, DAYS.add(new BigDecimal("0.001")), MEMO);

        assertThat(evidence(false).account().cards())
                .noneMatch(card -> card.amount().equals(amount));
        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void isNotMisledBySpending() {
        about(Direction.TOP_UP, "50");
        Money used = subaccounts.find(id).funds().creditUsed();
        now = now.plus(Duration.ofDays(2));
        assertThat(subaccounts.find(id).funds().creditUsed()).isGreaterThan(used);
        assertThat(verdict(false)).isEqualTo(Verdict.NOTHING_YET);

        subaccounts.grant(id, amount, DAYS, MEMO);
        now = now.plus(Duration.ofDays(2));

        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void tellsAClawBackFromSpending() {
        about(Direction.CLAW_BACK, "40");
        now = now.plus(Duration.ofDays(1));
        assertThat(verdict(false)).isEqualTo(Verdict.NOTHING_YET);

        subaccounts.grant(id, Money.of("-40"), DAYS, MEMO);
        now = now.plus(Duration.ofHours(5));

        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
        Money taken =
                Drift.between(before.account(), evidence(false).account(), now).takenBack();
        assertThat(taken).isEqualTo(Money.of("40"));
    }

    @Test
    void leavesTheSameAmountBySomebodyElseToAPerson() {
        about(Direction.TOP_UP, "50");

        subaccounts.grant(id, amount, DAYS, null);

        assertThat(verdict(false)).isEqualTo(Verdict.CONTRADICTION);
    }

    @Test
    void isNotMisledByTheSameAmountWithSomebodyElsesMemo() {
        about(Direction.TOP_UP, "50");
        subaccounts.grant(id, amount, DAYS, "cnp-abcdefghjk · another console");
        assertThat(verdict(false)).isNotEqualTo(Verdict.APPLIED);

        subaccounts.grant(id, amount, DAYS, MEMO);
        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void leavesAClawBackBySomebodyElseToAPerson() {
        about(Direction.CLAW_BACK, "40");

        subaccounts.grant(id, Money.of("-40"), DAYS, null);

        assertThat(verdict(false)).isEqualTo(Verdict.CONTRADICTION);
    }

    @Test
    void knowsItsCardAfterAChangeOfRates() {
        about(Direction.TOP_UP, "50");
        subaccounts.grant(id, amount, DAYS, MEMO);
        Subaccount account = subaccounts.find(id);
        BigDecimal rates = account.funds().rates().multiply(BigDecimal.TWO);
        subaccounts.update(
                id, SettingsChange.between(account, withRates(account, rates)).getFirst());

        assertThat(verdict(false)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void seesWhatUpstreamSaidYesToOnceItShows() {
        about(Direction.CLAW_BACK, "40");
        assertThat(verdict(true)).isEqualTo(Verdict.NOTHING_YET);

        subaccounts.grant(id, Money.of("-40"), DAYS, MEMO);

        assertThat(verdict(true)).isEqualTo(Verdict.APPLIED);
    }

    private void about(Direction wanted, String dollars) {
        direction = wanted;
        amount = Money.of(dollars);
        Side account = Side.of(subaccounts.find(id), now);
        Side other = owner();
        Money moved = Tariff.debit(amount, account.rates(), other.rates()).amount();
        Long last = own.logs(LogQuery.newest(1)).entries().getFirst().id();
        before = new BeforeImage(now, account, other, last, moved);
    }

    private Verdict verdict(boolean accepted) {
        return evidence(accepted).verdict();
    }

    private Evidence evidence(boolean accepted) {
        Money signed = direction == Direction.TOP_UP ? amount : Money.ZERO.minus(amount);
        var entries = own.logs(new LogQuery(1, 100, null, id, null)).entries().stream()
                .filter(entry -> entry.id() > before.lastOperation())
                .toList();
        return new Evidence(
                direction,
                amount,
                REFERENCE,
                accepted,
                before,
                Side.of(subaccounts.find(id), now),
                owner(),
                Noted.of(entries, signed.amount(), REFERENCE),
                now);
    }

    private Side owner() {
        AccountInfo info = own.info();
        Subaccount account = info.account();
        return Side.of(new Counterparty(
                account.id(),
                account.profile().name(),
                true,
                Dna.WHOLE_TREE,
                account.funds().rates(),
                info.balance(),
                account.funds().cards(),
                null));
    }

    private static Subaccount withRates(Subaccount account, BigDecimal rates) {
        Subaccount.Funds funds = account.funds();
        return new Subaccount(
                account.id(),
                account.dna(),
                account.profile(),
                account.state(),
                new Subaccount.Funds(funds.cards(), funds.creditUsed(), funds.lastMovement(), rates, funds.requests()),
                account.moneyLimits(),
                account.rateLimits(),
                account.access(),
                account.models(),
                account.routing(),
                account.family(),
                account.partialKey(),
                account.createdAt(),
                account.updatedAt());
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ManageConfiguration.class)
    static class Doors {}
}
