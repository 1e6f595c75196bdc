package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.BRANCH;
import static canopy.ledger.MadeUpUpstream.PATIENCE;
import static canopy.ledger.MadeUpUpstream.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.support.Databases;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's days in a console that stands in another zone. */
@Isolated("sets the default time zone of the JVM")
class FarZonesTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "H2, Pacific/Kiritimati",
        "H2, America/Los_Angeles",
        "POSTGRESQL, Pacific/Kiritimati",
        "POSTGRESQL, America/Los_Angeles"
    })
    void keepsUpstreamsDaysWhereverTheConsoleStands(Databases engine, String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        // Five minutes into the first of March over there; here it is the last of February, or long into March.
        upstream.now.is("2026-02-28T16:05:00Z");
        try (LedgerParts console = upstream.console(engine.fresh(), "canopy.ledger.days=2")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);

            assertThat(console.ledger.today()).isEqualTo(UpstreamDay.valueOf("2026-03-01"));
            assertThat(upstream.bills())
                    .containsExactly(
                            "/x-bill?date=2026-02-27",
                            "/x-bill?date=2026-02-26",
                            "/x-bill?date=2026-02-28",
                            "/x-bill?date=2026-03-01");
            Span span = new Span(UpstreamDay.valueOf("2026-02-26"), UpstreamDay.valueOf("2026-03-01"));
            assertThat(console.ledger.days(span, BRANCH).days())
                    .extracting(DayLine::day, DayLine::state)
                    .containsExactly(
                            tuple(span.from(), DayState.CLOSED),
                            tuple(span.from().plusDays(1), DayState.CLOSED),
                            tuple(span.from().plusDays(2), DayState.OPEN),
                            tuple(span.to(), DayState.OPEN));
            assertThat(console.ledger.days(span, BRANCH).readAt()).isEqualTo(upstream.now.instant());
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
