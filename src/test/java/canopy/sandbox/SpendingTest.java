package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consumption goes on while one watches, and stops where something ends it. */
class SpendingTest {

    private final SandClock clock = new SandClock();
    private final World world =
            new World(SandboxOptions.standard().withAccounts(200).withClock(clock), SandboxApplication.exactJson());
    private long busiest;

    @BeforeEach
    void findTheBusiestChild() {
        Account owner = world.accounts().at(Account.OWNER, clock.instant());
        busiest = LongStream.of(world.accounts().childrenOf(owner))
                .mapToObj(id -> world.accounts().at(id, clock.instant()))
                .filter(account -> account.limits().daily().signum() == 0)
                .max(Comparator.comparingLong(account -> account.meter().dayUsed()))
                .orElseThrow()
                .id();
    }

    @Test
    void whatIsUsedIsMissingOnTheCards() {
        Account before = account();
        clock.forward(Duration.ofHours(3));

        Account after = account();

        BigDecimal spent = Usd.ofMicros(after.meter().used() - before.meter().used());
        assertThat(spent).isPositive();
        assertThat(before.wallet()
                        .balanceAt(clock.instant())
                        .subtract(after.wallet().balanceAt(clock.instant())))
                .isEqualByComparingTo(spent);
        assertThat(after.meter().dayUsed() - before.meter().dayUsed()).isEqualTo(Usd.micros(spent));
    }

    @Test
    void aSuspendedAccountStandsStillUntilItIsResumed() {
        change("{\"Suspended\":true}");
        Account before = account();
        clock.forward(Duration.ofHours(30));
        assertThat(account().meter().used()).isEqualTo(before.meter().used());

        change("{\"Suspended\":false}");
        clock.forward(Duration.ofHours(3));

        assertThat(account().meter().used()).isGreaterThan(before.meter().used());
    }

    @Test
    void aDailyLimitHoldsUntilMidnight() {
        BigDecimal used = Usd.ofMicros(account().meter().dayUsed());
        change("{\"DailyLimit\":" + used.add(new BigDecimal("0.05")).toPlainString() + "}");
        clock.forward(Duration.ofHours(4));
        long reached = account().meter().dayUsed();
        clock.forward(Duration.ofHours(2));

        assertThat(account().meter().dayUsed()).isEqualTo(reached);
        assertThat(Usd.ofMicros(reached)).isBetween(used, used.add(BigDecimal.ONE));

        clock.forward(Duration.ofHours(12));
        assertThat(account().meter().dayUsed()).isPositive();
    }

    @Test
    void nothingIsConsumedBelowADollar() {
        BigDecimal balance = account().wallet().balanceAt(clock.instant());
        change("{\"CreditGranted\":"
                + balance.subtract(new BigDecimal("1.5")).negate().toPlainString() + "}");
        clock.forward(Duration.ofDays(3));
        Account starved = account();

        assertThat(starved.wallet().balanceAt(clock.instant())).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        clock.forward(Duration.ofDays(1));
        assertThat(account().meter().used()).isEqualTo(starved.meter().used());

        change("{\"CreditGranted\":500}");
        clock.forward(Duration.ofHours(12));
        assertThat(account().meter().used()).isGreaterThan(starved.meter().used());
    }

    @Test
    void aHigherRateMakesWhatFollowsDearerAndLeavesThePastAlone() {
        Account before = account();
        BigDecimal dearer = before.terms().rates().multiply(BigDecimal.TEN);
        change("{\"Rates\":" + dearer.toPlainString() + "}");
        assertThat(account().meter().used()).isEqualTo(before.meter().used());

        clock.forward(Duration.ofHours(1));
        long dear = account().meter().used() - before.meter().used();
        World cheap =
                new World(SandboxOptions.standard().withAccounts(200).withClock(clock), SandboxApplication.exactJson());

        assertThat(dear)
                .isGreaterThan(5
                        * (cheap.accounts().at(busiest, clock.instant()).meter().used()
                                - before.meter().used()));
    }

    @Test
    void whatADeletedAccountUsedStaysInTheBooks() {
        Account before = account();
        Caller owner = owner();
        Period month = Period.monthTo(world.today(owner));
        long total = world.books()
                .of(ids(owner), any -> true, month, clock.instant())
                .total()
                .micros();

        world.operations().delete(owner, Long.toString(before.id()));

        assertThat(world.books()
                        .of(ids(owner()), any -> true, month, clock.instant())
                        .total()
                        .micros())
                .isEqualTo(total);
        assertThat(LongStream.of(world.accounts().descendants(owner().account())))
                .doesNotContain(before.id());
    }

    private long[] ids(Caller owner) {
        return world.accounts().descendantsEver(owner.account());
    }

    private Account account() {
        return world.accounts().at(busiest, clock.instant());
    }

    private void change(String body) {
        Fields fields =
                Fields.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), SandboxApplication.exactJson());
        world.operations().update(owner(), Long.toString(busiest), fields);
    }

    private Caller owner() {
        return new Caller(world.accounts().at(Account.OWNER, clock.instant()), "127.0.0.1", clock.instant());
    }
}
