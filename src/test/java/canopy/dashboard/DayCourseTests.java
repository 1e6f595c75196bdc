package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.dashboard.DayCourse.Hour;
import canopy.dashboard.DayCourse.Known;
import canopy.dashboard.DayCourse.Line;
import canopy.ledger.Sample;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayCourseTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-22");
    private static final UpstreamDay YESTERDAY = TODAY.plusDays(-1);
    private static final UpstreamDay WEEK_AGO = TODAY.plusDays(-7);

    @Test
    void drawsTodayOverYesterdayAndTheSameWeekdayOnOneAxis() {
        DayCourse course = DayCourse.of(
                known(TODAY, null, sample(TODAY, "00:20", "5"), sample(TODAY, "00:40", "10")),
                known(YESTERDAY, "100", sample(YESTERDAY, "23:45", "90")),
                known(WEEK_AGO, null),
                ZONE);

        assertThat(course.scale().top()).isEqualTo(Money.of("100"));
        assertThat(course.lines()).extracting(Line::name).containsExactly("today", "yesterday", "weekAgo");
        assertThat(course.lines())
                .extracting(line -> line.drawn().path())
                .containsExactly(
                        // A day begins with nothing.
                        "M0 100.00L20 95.00L40 90.00",
                        // And ends with what it was closed with.
                        "M1425 10.00L1440 0.00",
                        "");
        assertThat(course.lines().getFirst().last().cost()).isEqualTo(Money.of("10"));
        assertThat(course.lines().getLast().last()).isNull();
    }

    @Test
    void risesNowhereWhereNothingWasRead() {
        DayCourse course = DayCourse.of(
                known(TODAY, null, sample(TODAY, "09:00", "40"), sample(TODAY, "09:10", "42")),
                known(YESTERDAY, "100", sample(YESTERDAY, "12:00", "50")),
                known(WEEK_AGO, null),
                ZONE);

        assertThat(course.lines().getFirst().drawn().path()).isEqualTo("M540 60.00L550 58.00");
        assertThat(course.lines().get(1).drawn().path()).isEmpty();
        assertThat(course.lines().get(1).drawn().dots()).isEqualTo("M720 50.00h0M1440 0.00h0");
    }

    @Test
    void saysTheSameByTheHour() {
        Sample early = sample(TODAY, "08:05", "4");
        Sample late = sample(TODAY, "08:55", "6");
        Sample before = sample(WEEK_AGO, "08:30", "5");
        Sample night = sample(WEEK_AGO, "23:59", "9");
        DayCourse course = DayCourse.of(
                known(TODAY, null, early, late), known(YESTERDAY, null), known(WEEK_AGO, "10", before, night), ZONE);

        assertThat(course.hours())
                .containsExactly(
                        new Hour(8, Arrays.asList(late, null, before)), new Hour(23, Arrays.asList(null, null, night)));
        assertThat(course.hours().getFirst().from()).isEqualTo("08:00");
        assertThat(course.hours().getFirst().to()).isEqualTo("08:59");
    }

    @Test
    void isNothingWhereNoDayWasReadWhileItRan() {
        assertThat(DayCourse.of(known(TODAY, null), known(YESTERDAY, "100"), known(WEEK_AGO, null), ZONE))
                .isNull();
    }

    @Test
    void fitsADayOfTwentyFiveHoursIntoTheSameWidth() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        UpstreamDay longDay = UpstreamDay.valueOf("2026-10-25");
        // 23:00 after the clock was put back: 24 of 25 hours.
        Sample last = new Sample(Instant.parse("2026-10-25T22:00:00Z"), Money.of("10"), 1L);
        DayCourse course =
                DayCourse.of(known(longDay, null, last), known(YESTERDAY, null), known(WEEK_AGO, null), berlin);

        assertThat(course.lines().getFirst().drawn().dots()).isEqualTo("M1382 0.00h0");
    }

    private static Known known(UpstreamDay day, @Nullable String whole, Sample... samples) {
        return new Known(day, List.of(samples), whole == null ? null : Money.of(whole));
    }

    private static Sample sample(UpstreamDay day, String time, String cost) {
        Instant at = day.date().atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        return new Sample(at, Money.of(cost), 100L);
    }
}
