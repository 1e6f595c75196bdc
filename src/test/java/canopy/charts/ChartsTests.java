package canopy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.charts.StackedBars.Bar;
import canopy.charts.StackedBars.Part;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTests {

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.0025",
        "1, 0.25",
        "3.99, 1",
        "4, 1",
        "4.01, 1.5",
        "97, 25",
        "100, 25",
        "101, 30",
        "240.5, 80",
        "33, 10",
        "1234567.89, 400000",
        "0.00000000000000000001, 0.0000000000000000000025"
    })
    void anAxisEndsAtARoundAmountNotFarAboveTheHighest(String highest, String step) {
        Scale scale = Scale.upTo(Money.of(highest));
        assertThat(scale.step()).isEqualTo(Money.of(step));
        assertThat(scale.top()).isGreaterThanOrEqualTo(Money.of(highest));
    }

    @Test
    void anAxisWithoutAnAmountEndsAtOne() {
        assertThat(Scale.upTo(null).top()).isEqualTo(Money.of("1"));
        assertThat(Scale.upTo(Money.ZERO).lines())
                .extracting(Money::toString)
                .containsExactly("1", "0.75", "0.5", "0.25", "0");
    }

    @Test
    void partsStandOnEachOtherWithoutAGap() {
        StackedBars chart = StackedBars.of(List.of(amounts("33.333", "33.333", "33.334"), amounts("10", "0", "5.5")));

        assertThat(chart.scale().top()).isEqualTo(Money.of("100"));
        assertThat(chart.bars().getFirst().parts())
                .containsExactly(part(0, "66.67", "33.33"), part(1, "33.33", "33.34"), part(2, "0.00", "33.33"));
        assertThat(chart.bars().get(1).parts()).containsExactly(part(0, "90.00", "10.00"), part(2, "84.50", "5.50"));
    }

    @Test
    void whatIsMissingIsNoBarOfNothing() {
        StackedBars chart = StackedBars.of(Arrays.asList(amounts("0"), null, amounts("2")));

        assertThat(chart.bars()).extracting(Bar::missing).containsExactly(false, true, false);
        assertThat(chart.bars().get(1).parts()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotDrawnAndLiftsNothing() {
        StackedBars chart = StackedBars.of(List.of(amounts("-5", "4")));

        assertThat(chart.bars().getFirst().parts()).containsExactly(part(1, "0.00", "100.00"));
    }

    @Test
    void aShareIsAPercentageOfTheWhole() {
        assertThat(Share.of(Money.of("1"), Money.of("3")).percent()).isEqualTo("33.3");
        assertThat(Share.of(Money.of("-1"), Money.of("3")).width()).isEqualTo("0");
        assertThat(Share.of(Money.of("1"), Money.ZERO)).isNull();
        assertThat(Share.of(null, Money.of("3"))).isNull();
        assertThat(Share.of(Money.of("1"), null)).isNull();
    }

    @Test
    void aChangeIsAPercentageOfWhatWasBefore() {
        assertThat(Change.of(new BigDecimal("80"), new BigDecimal("100")))
                .isEqualTo(new Change(new BigDecimal("25.0"), 1));
        assertThat(Change.of(new BigDecimal("80"), new BigDecimal("79.99")))
                .isEqualTo(new Change(new BigDecimal("0.0"), -1));
        assertThat(Change.of(BigDecimal.ZERO, BigDecimal.TEN)).isEqualTo(new Change(null, 1));
        assertThat(Change.of(null, BigDecimal.TEN)).isNull();
    }

    @Test
    void aCurveTouchesItsTopAndBreaksWhereADayIsMissing() {
        Curve curve = Curve.of(Arrays.asList(Money.of("10"), Money.of("5"), null, Money.of("0"), null, Money.of("-1")));

        assertThat(curve.path()).isEqualTo("M0 1L4 10M12 19h0M20 19h0");
        assertThat(curve.width()).isEqualTo(20);
        assertThat(curve.highest()).isEqualTo(Money.of("10"));
        assertThat(curve.missing()).isEqualTo(2);
        assertThat(Curve.of(Arrays.asList(null, null))).isNull();
    }

    @Test
    void aDayClimbsFromItsFirstMomentToItsLast() {
        Climbs climbs = Climbs.of(List.of(List.of(point(0, "0"), point(10, "25"), point(40, "100"))));

        assertThat(climbs.scale().top()).isEqualTo(Money.of("100"));
        assertThat(climbs.lines()).containsExactly(new Climbs.Line("M0 100.00L10 75.00L40 0.00", "M40 0.00h0"));
    }

    @Test
    void aDayThatIsKnownToItsEndEndsAtTheEdge() {
        Climbs climbs = Climbs.of(List.of(List.of(point(1420, "25"), point(1440, "100"))));

        assertThat(climbs.lines()).containsExactly(new Climbs.Line("M1420 75.00L1440 0.00", ""));
    }

    @Test
    void aClimbBreaksWhereNobodyKnowsHowItWent() {
        Climbs climbs = Climbs.of(List.of(List.of(
                point(0, "0"),
                point(30, "10"),
                point(61, "40"),
                point(70, "50"),
                point(600, "80"),
                point(1440, "100"))));

        assertThat(climbs.lines().getFirst().path()).isEqualTo("M0 100.00L30 90.00M61 60.00L70 50.00");
        assertThat(climbs.lines().getFirst().dots()).isEqualTo("M600 20.00h0M1440 0.00h0");
    }

    @Test
    void daysShareOneAxisAndOneOfWhichNothingIsKnownHasNoLine() {
        Climbs climbs = Climbs.of(
                List.of(List.of(point(0, "0"), point(5, "1")), List.of(), List.of(point(0, "0"), point(5, "4"))));

        assertThat(climbs.lines())
                .containsExactly(
                        new Climbs.Line("M0 100.00L5 75.00", "M5 75.00h0"),
                        new Climbs.Line("", ""),
                        new Climbs.Line("M0 100.00L5 0.00", "M5 0.00h0"));
    }

    @Test
    void aDayThatIsCorrectedDownwardsFallsAndOneBelowNothingStaysAtTheFoot() {
        Climbs climbs = Climbs.of(List.of(List.of(point(0, "100"), point(5, "50"), point(10, "-5"))));

        assertThat(climbs.lines().getFirst().path()).isEqualTo("M0 0.00L5 50.00L10 100.00");
    }

    @Test
    void noDayNoClimb() {
        assertThat(Climbs.of(List.of(List.of(), List.of()))).isNull();
    }

    private static Climbs.Point point(int minute, String amount) {
        return new Climbs.Point(minute, Money.of(amount));
    }

    private static List<Money> amounts(String... amounts) {
        return Arrays.stream(amounts).map(Money::of).toList();
    }

    private static Part part(int series, String y, String height) {
        return new Part(series, new BigDecimal(y), new BigDecimal(height));
    }
}
