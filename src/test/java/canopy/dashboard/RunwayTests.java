package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.dashboard.Runway.End;
import canopy.dashboard.Runway.Means;
import canopy.manage.CreditCard;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunwayTests {

    private static final Instant NOW = Instant.parse("2026-11-10T04:00:00Z");
    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-10");
    private static final Means NOTHING = new Means(null, null, null);

    @Test
    void isNotToldFromFewerThanFiveDays() {
        assertThat(Runway.of(days("1", "1", "1", "1"), NOTHING, TODAY, NOW)).isNull();
        assertThat(Runway.of(days("1", "1", "1", "1", "1"), NOTHING, TODAY, NOW))
                .isNotNull();
    }

    @Test
    void countsOnlyTheUnbrokenDaysUpToYesterday() {
        List<Money> days = new ArrayList<>(Collections.nCopies(9, Money.of("50")));
        days.add(null);
        days.addAll(days("1", "1", "1", "1"));
        assertThat(Runway.of(days, NOTHING, TODAY, NOW)).isNull();
        days.set(9, Money.of("1"));
        assertThat(Runway.of(days, NOTHING, TODAY, NOW)).isNotNull();
    }

    @Test
    void isNotToldWhereNothingWasSpent() {
        assertThat(Runway.of(days("0", "0", "0", "0", "0", "0"), NOTHING, TODAY, NOW))
                .isNull();
    }

    @Test
    void takesTheLeastAndTheMostOfTheAverages() {
        // The last 3 days 4 each, the 4 before 1 each, the 7 before those 2 each.
        Runway runway = Runway.of(
                days("2", "2", "2", "2", "2", "2", "2", "1", "1", "1", "1", "4", "4", "4"), NOTHING, TODAY, NOW);

        assertThat(runway.fast()).isEqualTo(Money.of("4"));
        assertThat(runway.slow().amount()).isBetween(new BigDecimal("2.142857"), new BigDecimal("2.142858"));
    }

    @Test
    void spendsTheCardThatExpiresFirstAndLosesWhatIsLeftOnIt() {
        // 5 days at 10 from the first card, of which 50 are lost; then 100 more, which last 10 days.
        List<CreditCard> cards = List.of(card("100", null), card("100", "2026-11-15T04:00:00Z"));

        assertThat(Runway.lasts(cards, BigDecimal.TEN, NOW)).isEqualByComparingTo("15");
        assertThat(Runway.lasts(cards, new BigDecimal("50"), NOW)).isEqualByComparingTo("4");
    }

    @Test
    void leavesOutCardsThatHaveExpired() {
        assertThat(Runway.lasts(List.of(card("100", "2026-11-01T00:00:00Z"), card("20", null)), BigDecimal.TEN, NOW))
                .isEqualByComparingTo("2");
        assertThat(Runway.lasts(List.of(), BigDecimal.TEN, NOW)).isEqualByComparingTo("0");
    }

    @Test
    void sawNoEndWithinAYear() {
        assertThat(Runway.lasts(List.of(card("5000", null)), BigDecimal.TEN, NOW))
                .isNull();
        assertThat(Runway.lasts(List.of(card("1", null)), BigDecimal.ZERO, NOW)).isNull();
        assertThat(Runway.lasts(List.of(card("1", "+292278994-08-17T07:12:55Z")), BigDecimal.ZERO, NOW))
                .isNull();
    }

    @Test
    void isARangeOfDays() {
        Runway runway = Runway.of(
                days("10", "10", "10", "10", "20", "20", "20"),
                new Means(List.of(card("200", null)), Money.of("500"), Money.of("100")),
                TODAY,
                NOW);

        // 200 last 10 days at 20, and 14 at 100 / 7.
        assertThat(runway.credit())
                .isEqualTo(new End(UpstreamDay.valueOf("2026-11-20"), UpstreamDay.valueOf("2026-11-24")));
        // 400 are left: 20 days at 20, and the month ends before 28.
        assertThat(runway.month()).isEqualTo(new End(UpstreamDay.valueOf("2026-11-30"), null));
        assertThat(runway.month().isOpen()).isTrue();
    }

    @Test
    void saysNothingOfLimitsThatAreNoneOrCardsThatAreNotKnown() {
        List<CreditCard> unknown = List.of(new CreditCard(Money.of("5"), null, null, null, null, null));

        Runway runway =
                Runway.of(days("1", "1", "1", "1", "1"), new Means(unknown, Money.ZERO, Money.of("1")), TODAY, NOW);

        assertThat(runway.credit()).isNull();
        assertThat(runway.month()).isNull();
    }

    @Test
    void isReachedTodayWhereTheLimitIsSpentAlready() {
        Runway runway =
                Runway.of(days("1", "1", "1", "1", "1"), new Means(null, Money.of("10"), Money.of("12")), TODAY, NOW);

        assertThat(runway.month()).isEqualTo(new End(TODAY, TODAY));
        assertThat(runway.month().isOneDay()).isTrue();
    }

    private static List<Money> days(String... amounts) {
        return Arrays.stream(amounts).map(Money::of).toList();
    }

    private static CreditCard card(String balance, String expiry) {
        return new CreditCard(
                Money.of(balance),
                Money.of(balance),
                "Recharge",
                null,
                NOW.minus(Duration.ofDays(30)),
                expiry == null ? null : Instant.parse(expiry));
    }
}
