package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.charts.Change;
import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.DayState;
import canopy.ledger.Figures;
import canopy.ledger.Span;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaySoFarTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-22");
    /** 06:00 in Shanghai: a quarter of the day. */
    private static final Instant QUARTER = Instant.parse("2026-11-21T22:00:00Z");

    @Test
    void holdsTodayAgainstTheShareOfDaysBefore() {
        DaySoFar day = of(line(TODAY, "30"), line(TODAY.plusDays(-1), "100"), line(TODAY.plusDays(-7), "160"));

        assertThat(day.passed()).isEqualTo(25);
        assertThat(day.yesterday()).isEqualTo(Money.of("100"));
        assertThat(day.againstYesterday()).isEqualTo(new Change(new BigDecimal("20.0"), 1));
        assertThat(day.againstWeekAgo()).isEqualTo(new Change(new BigDecimal("-25.0"), -1));
    }

    @Test
    void saysNothingOfDaysThatAreNotKnown() {
        DaySoFar day =
                of(line(TODAY, "30"), new DayLine(TODAY.plusDays(-1), DayState.MISSING, null, null, null, false));

        assertThat(day.yesterday()).isNull();
        assertThat(day.againstYesterday()).isNull();
        assertThat(day.againstWeekAgo()).isNull();
        assertThat(day.days()).hasSize(DaySoFar.DAYS).endsWith(null, Money.of("30"));
        assertThat(day.curve().missing()).isEqualTo(14);
    }

    @Test
    void takesNoDayThatWasReadBeforeItsEndForAWholeOne() {
        DaySoFar day = of(line(TODAY, "30"), open(TODAY.plusDays(-1), "100"));

        assertThat(day.yesterday()).isNull();
        assertThat(day.againstYesterday()).isNull();
        assertThat(day.days()).endsWith(null, Money.of("30"));
    }

    @Test
    void saysNothingWhereTodayWasNotRead() {
        DaySoFar day = of(line(TODAY.plusDays(-1), "100"));

        assertThat(day.today()).isNull();
        assertThat(day.passed()).isNull();
        assertThat(day.againstYesterday()).isNull();
    }

    @Test
    void drawsNothingWhereNoDayIsKnown() {
        assertThat(of().curve()).isNull();
    }

    private static DaySoFar of(DayLine... lines) {
        return DaySoFar.of(
                new BillDays(
                        Span.lastDays(DaySoFar.DAYS, TODAY), List.of(lines), null, Figures.NOT_AVAILABLE, 0, 0, null),
                TODAY,
                ZONE);
    }

    private static DayLine line(UpstreamDay day, String cost) {
        return line(day, cost, day.equals(TODAY) ? DayState.OPEN : DayState.CLOSED);
    }

    private static DayLine open(UpstreamDay day, String cost) {
        return line(day, cost, DayState.OPEN);
    }

    private static DayLine line(UpstreamDay day, String cost, DayState state) {
        Figures figures = new Figures(Money.of(cost), 1L, 1L, 1L, 0L, 0L, 0L);
        return new DayLine(day, state, figures, QUARTER, null, false);
    }
}
