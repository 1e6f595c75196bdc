package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.PATIENCE;
import static canopy.ledger.MadeUpUpstream.TODAY;
import static canopy.ledger.MadeUpUpstream.YESTERDAY;
import static canopy.ledger.MadeUpUpstream.fill;
import static canopy.ledger.MadeUpUpstream.isOwn;
import static canopy.ledger.MadeUpUpstream.own;
import static canopy.ledger.MadeUpUpstream.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import canopy.manage.ManageException.Unavailable;
import canopy.support.Databases;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The days of the owner's own usage, one among which cannot be used. */
class OwnDaysTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @Test
    void putsOffADayOfTheOwnersThatCannotBeUsedByItself() {
        UpstreamDay bad = TODAY.plusDays(-5);
        upstream.instead = request -> isOwn(request) ? own(request, day -> day.equals(bad) ? "\"NaN\"" : "1") : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=8")) {
            fill(console);

            assertThat(upstream.owns()).containsExactly("/dashboard/bill?start=2026-03-02&end=2026-03-09");
            assertThat(missingOwn(console, 8)).containsExactly(bad);
            upstream.now.pass(Duration.ofSeconds(29));
            fill(console);
            assertThat(upstream.owns()).hasSize(1);
            upstream.now.pass(Duration.ofSeconds(2));
            fill(console);
            assertThat(upstream.owns()).hasSize(2).last().isEqualTo("/dashboard/bill?date=2026-03-05");
            upstream.now.pass(Duration.ofSeconds(59));
            fill(console);
            assertThat(upstream.owns()).hasSize(2);

            upstream.instead = request -> isOwn(request) ? own(request, day -> "1") : null;
            upstream.now.pass(Duration.ofSeconds(2));
            fill(console);
            assertThat(upstream.owns()).hasSize(3);
            BillDays healed = console.ledger.own(Span.lastDays(8, YESTERDAY));
            assertThat(healed.total().cost()).isEqualTo(Money.of("8"));
        }
    }

    @Test
    void findsTheDayOfTheOwnersThatDoesNotComeToTheTotalByHalves() {
        UpstreamDay bad = TODAY.plusDays(-3);
        Function<UpstreamDay, @Nullable String> costs = day -> day.equals(bad) ? "2" : "1";
        upstream.instead = request -> isOwn(request)
                ? own(request, costs, String.valueOf(span(request).length()))
                : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=16")) {
            fill(console);

            assertThat(missingOwn(console, 16)).containsExactly(bad);
            assertThat(upstream.owns())
                    .containsExactly(
                            "/dashboard/bill?start=2026-02-22&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-02&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-08&end=2026-03-09",
                            "/dashboard/bill?start=2026-03-06&end=2026-03-07",
                            "/dashboard/bill?date=2026-03-07",
                            "/dashboard/bill?date=2026-03-06",
                            "/dashboard/bill?start=2026-03-02&end=2026-03-05",
                            "/dashboard/bill?start=2026-02-22&end=2026-03-01");
            upstream.now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(upstream.owns()).last().isEqualTo("/dashboard/bill?date=2026-03-07");
        }
    }

    @Test
    void takesNoDayOfTheOwnersForUnusedThatIsLeftOutBesideOneThatCannotBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-3);
        upstream.instead = request -> isOwn(request)
                ? own(request, day -> day.equals(bad) ? "null" : day.equals(YESTERDAY) ? "1" : null, "4")
                : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=5")) {
            console.get(Filler.class).turn();
            for (int turn = 0; upstream.owns().isEmpty(); turn++) {
                console.get(Filler.class).turn();
            }
            assertThat(missingOwn(console, 5)).hasSize(4);

            upstream.instead =
                    request -> isOwn(request) ? own(request, day -> day.equals(YESTERDAY) ? "1" : null) : null;
            fill(console);
            assertThat(upstream.owns())
                    .containsExactly(
                            "/dashboard/bill?start=2026-03-05&end=2026-03-09",
                            "/dashboard/bill?date=2026-03-08",
                            "/dashboard/bill?start=2026-03-05&end=2026-03-06");
            assertThat(missingOwn(console, 5)).containsExactly(bad);
        }
    }

    @Test
    void readsTheOwnersDaysAgainApartFromOneThatCannotBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-2);
        upstream.instead = request -> isOwn(request) ? own(request, day -> "1") : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            upstream.instead = request -> isOwn(request) ? own(request, day -> day.equals(bad) ? "null" : "2") : null;
            upstream.now.pass(Duration.ofDays(7));
            for (int i = 0; i < 12; i++) {
                upstream.now.pass(Duration.ofHours(2));
                fill(console);
            }

            BillDays read = console.ledger.own(Span.lastDays(3, YESTERDAY));
            assertThat(read.days())
                    .extracting(line -> line.figures().cost().toString())
                    .containsExactly("2", "1", "2");
            // Those of the week that was missing, the young ones, and the one that cannot be used by itself again.
            assertThat(upstream.owns().stream()
                            .filter(target -> target.contains("start="))
                            .toList())
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void readsTodayOfTheOwnersNoMoreOftenThanUsualWhenItCannotBeUsed() {
        upstream.instead = request -> isOwn(request) ? own(request, day -> "null") : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            for (int look = 0; look < 6; look++) {
                assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> console.ledger.refreshToday(PATIENCE));
                upstream.now.pass(Duration.ofSeconds(9));
            }
            assertThat(upstream.owns()).hasSize(1);
            assertThat(console.ledger
                            .days(Span.of(TODAY), Dna.WHOLE_TREE)
                            .total()
                            .cost())
                    .isEqualTo(Money.of("3.75"));

            upstream.instead = request -> null;
            upstream.now.pass(Duration.ofSeconds(7));
            console.ledger.refreshToday(PATIENCE);
            assertThat(console.ledger.own(Span.of(TODAY)).total().cost()).isEqualTo(Money.ZERO);
        }
    }

    private static List<UpstreamDay> missingOwn(LedgerParts console, int days) {
        return console.ledger.own(Span.lastDays(days, YESTERDAY)).days().stream()
                .filter(line -> line.state() == DayState.MISSING)
                .map(DayLine::day)
                .toList();
    }
}
