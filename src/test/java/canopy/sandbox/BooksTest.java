package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Consumption adds up, whichever way it is grouped, and it is what cards lose. */
class BooksTest {

    private final SandClock clock = new SandClock();
    private final World world = new World(SandboxOptions.standard().withClock(clock), SandboxApplication.exactJson());

    @Test
    void daysModelsAndAccountsComeToTheSameSums() {
        Bill year = bill(new Period(LocalDate.parse("2025-11-22"), LocalDate.parse("2026-11-21")));

        long total = year.total().micros();
        assertThat(total).isPositive();
        assertThat(year.days().stream().mapToLong(day -> day.total().micros()).sum())
                .isEqualTo(total);
        assertThat(year.models().stream().mapToLong(Tally::micros).sum()).isEqualTo(total);
        assertThat(year.users().stream()
                        .mapToLong(line -> line.total().micros())
                        .sum())
                .isEqualTo(total);
        assertThat(year.users().stream()
                        .mapToLong(line -> line.total().prompt())
                        .sum())
                .isEqualTo(year.total().prompt());
        assertThat(year.days()).hasSize(365);
    }

    @Test
    void creditUsedIsTheSumOfAllDays() {
        LocalDate today = LocalDate.parse("2026-11-21");
        for (long id : world.accounts().descendants(owner())) {
            Account account = world.accounts().at(id, clock.instant());
            Bill everything = world.books()
                    .of(new long[] {id}, any -> true, new Period(today.minusDays(420), today), clock.instant());
            assertThat(everything.total().micros()).isEqualTo(account.meter().used());
            assertThat(everything.total().requests()).isEqualTo(account.meter().requests());
        }
    }

    @Test
    void cardsOfAccountsWithoutChildrenMissExactlyWhatWasUsed() {
        for (long id : world.accounts().descendants(owner())) {
            Account account = world.accounts().at(id, clock.instant());
            if (world.accounts().childCount(account) == 0) {
                BigDecimal gone = account.wallet().cards().stream()
                        .map(card -> card.amount().subtract(card.balance()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(gone)
                        .as("account " + id)
                        .isEqualByComparingTo(Usd.ofMicros(account.meter().used()));
            }
        }
    }

    @Test
    void todayGrowsAndBalancesFallByTheSame() {
        Period today = Period.day(LocalDate.parse("2026-11-21"));
        long before = bill(today).total().micros();
        BigDecimal balances = balances();

        clock.forward(Duration.ofMinutes(30));

        long spent = bill(today).total().micros() - before;
        assertThat(spent).isPositive();
        assertThat(balances.subtract(balances())).isGreaterThanOrEqualTo(Usd.ofMicros(spent));
    }

    @Test
    void aDayThatIsOverNoLongerChanges() {
        Period saturday = Period.day(LocalDate.parse("2026-11-21"));
        clock.forward(Duration.ofHours(9));
        Bill atMidnight = bill(saturday);

        clock.forward(Duration.ofDays(3));

        assertThat(bill(saturday).total().micros()).isEqualTo(atMidnight.total().micros());
        assertThat(bill(saturday).users()).hasSameSizeAs(atMidnight.users());
    }

    @Test
    void lookingOftenOrOnceComesToTheSame() {
        World watched = new World(SandboxOptions.standard().withClock(clock), SandboxApplication.exactJson());
        for (int hour = 0; hour < 60; hour++) {
            clock.forward(Duration.ofMinutes(97));
            for (long id : watched.accounts().descendants(owner())) {
                watched.accounts().at(id, clock.instant());
            }
        }

        for (long id : watched.accounts().descendants(owner())) {
            assertThat(watched.accounts().at(id, clock.instant()))
                    .isEqualTo(world.accounts().at(id, clock.instant()));
        }
    }

    private Bill bill(Period period) {
        return world.books().of(world.accounts().descendantsEver(owner()), any -> true, period, clock.instant());
    }

    private BigDecimal balances() {
        BigDecimal sum = BigDecimal.ZERO;
        for (long id : world.accounts().descendants(owner())) {
            sum = sum.add(world.accounts().at(id, clock.instant()).wallet().balanceAt(clock.instant()));
        }
        return sum;
    }

    private Account owner() {
        return world.accounts().at(Account.OWNER, clock.instant());
    }
}
