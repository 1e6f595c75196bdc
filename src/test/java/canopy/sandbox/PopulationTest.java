package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The accounts that a sandbox starts with are always the same, fit together, and are of every kind. */
class PopulationTest {

    private final SandClock clock = new SandClock();
    private final World world = world(1);

    @Test
    void theSameSeedMakesTheSameTree() {
        assertThat(accounts(world(1))).isEqualTo(accounts(world));
        assertThat(accounts(world(2))).isNotEqualTo(accounts(world));
        assertThat(world(1).ownerKey()).isEqualTo(world.ownerKey()).matches("sk-Xvs\\w{45}");
    }

    @Test
    void itIsSixLevelsDeepWithACrowdInOnePlace() {
        assertThat(accounts(world)).hasSize(500);
        assertThat(accounts(world)).anyMatch(account -> account.dna().split("\\.").length == 2 + 6);
        assertThat(accounts(world)).anyMatch(account -> world.accounts().childCount(account) > 100);
    }

    @Test
    void childrenKeepWithinTheirParentsBounds() {
        for (Account account : accounts(world)) {
            Account parent = world.accounts().parentOf(account, clock.instant());
            assertThat(account.terms().rates())
                    .isGreaterThanOrEqualTo(parent.terms().rates());
            assertThat(account.rateLimits().rpm())
                    .isLessThanOrEqualTo(parent.rateLimits().rpm());
            assertThat(account.access().models().isWithin(parent.access().models()))
                    .isTrue();
            assertThat(account.createdAt()).isAfter(parent.createdAt());
            if (parent.limits().hard().signum() > 0) {
                assertThat(account.limits().hard())
                        .isLessThanOrEqualTo(parent.limits().hard());
            }
        }
    }

    @Test
    void everyKindOfTroubleOccurs() {
        Instant now = clock.instant();
        Instant soon = now.plus(Duration.ofDays(14));
        assertSome(Account::suspended);
        assertSome(account -> !account.status());
        assertSome(account -> account.wallet().balanceAt(now).signum() >= 0
                && account.wallet().balanceAt(now).intValue() < 5);
        assertSome(account -> account.wallet().nextExpiry(now, soon).isPresent());
        assertSome(account -> account.wallet().cards().stream()
                .anyMatch(card -> !card.validAt(now) && card.balance().signum() > 0));
        assertSome(
                account -> reached(account.meter().monthUsed(), account.limits().hard()) >= 97);
        assertSome(
                account -> reached(account.meter().dayUsed(), account.limits().daily()) >= 100);
        assertSome(account -> account.meter().used() == 0);
        assertSome(account -> account.rateLimits().rpm() < RateLimits.UNLIMITED);
        assertSome(account -> !account.access().modelMapper().pairs().isEmpty());
        assertSome(account -> !account.access().modelLimits().byModel().isEmpty());
        assertSome(account -> account.wallet().cards().size() > 5);
        assertSome(account -> account.profile().alias().contains("<script>"));
        assertSome(account -> account.profile().alias().startsWith("=1+1"));
        assertSome(account -> account.profile().alias().length() > 250);
        assertSome(account -> account.profile().alias().contains("شركة"));
        assertSome(account -> account.profile().name().contains("北京"));
    }

    @Test
    void namesAndAddressesAreUnique() {
        assertThat(accounts(world).stream().map(account -> account.profile().name()))
                .doesNotHaveDuplicates();
        assertThat(accounts(world).stream().map(account -> account.profile().email()))
                .doesNotHaveDuplicates();
        assertThat(accounts(world).stream().map(Account::key)).doesNotHaveDuplicates();
    }

    private void assertSome(Predicate<Account> kind) {
        assertThat(accounts(world)).anyMatch(kind);
    }

    private static long reached(long micros, java.math.BigDecimal limit) {
        return limit.signum() == 0 ? 0 : micros * 100 / Usd.micros(limit);
    }

    private List<Account> accounts(World from) {
        return LongStream.of(from.accounts().descendants(from.accounts().at(Account.OWNER, clock.instant())))
                .mapToObj(id -> from.accounts().at(id, clock.instant()))
                .toList();
    }

    private World world(long seed) {
        return new World(SandboxOptions.standard().withSeed(seed).withClock(clock), SandboxApplication.exactJson());
    }
}
