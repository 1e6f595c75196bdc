package canopy.billing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.ledger.AccountOrder;
import canopy.ledger.Span;
import canopy.values.UpstreamDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillCriteriaTests {

    private static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-03-01");

    @ParameterizedTest
    @CsvSource({
        "'', 2026-03-01, 2026-03-01",
        "month, 2026-03-01, 2026-03-01",
        "last-month, 2026-02-01, 2026-02-28",
        "today, 2026-03-01, 2026-03-01",
        "yesterday, 2026-02-28, 2026-02-28",
        "days-7, 2026-02-23, 2026-03-01",
        "days-30, 2026-01-31, 2026-03-01",
        "days-90, 2025-12-02, 2026-03-01",
        "quarter, 2026-01-01, 2026-03-01"
    })
    void aNamedPeriodEndsTodayOnTheUpstreamsCalendar(String preset, String from, String to) {
        assertThat(criteria("preset", preset).span()).isEqualTo(span(from, to));
    }

    @Test
    void daysAreAsTheyWereTyped() {
        BillCriteria criteria = criteria("from", "2025-03-01", "to", "2026-03-01");
        assertThat(criteria.problems()).isEmpty();
        assertThat(criteria.span().length()).isEqualTo(Span.LONGEST);
        assertThat(criteria.preset()).isNull();
        assertThat(criteria("from", "2026-02-10").span()).isEqualTo(span("2026-02-10", "2026-03-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "from=2026-02-30, from",
        "from=2026-2-3, from",
        "to=2026-02-03, from",
        "from=2026-02-03&to=soon, to",
        "from=2026-02-03&to=2026-02-02, order",
        "from=2025-02-28&to=2026-03-01, long",
        "from=2026-03-02, future",
        "from=2019-12-31&to=2020-01-02, early",
        "preset=fortnight, preset",
        "preset=month&from=2026-02-03, both",
        "by=week, by",
        "account=L2, account",
        "account=0, account",
        "branch=.1., ''",
        "branch=nowhere, branch",
        "branch=1.2, branch",
        "sort=colour, sort",
        "sort=--cost, sort",
        "page=0, page",
        "page=99999999, page",
        "size=7, size",
        "exact=yes, exact"
    })
    void whatMeansNothingIsNamed(String query, String problem) {
        assertThat(criteria(query.split("[=&]")).problems())
                .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
    }

    @Test
    void oneLevelLeadsToTheNext() {
        assertThat(criteria().by()).isEqualTo(By.ACCOUNT);
        assertThat(criteria("by", "day").by()).isEqualTo(By.DAY);
        assertThat(criteria("account", "7").by()).isEqualTo(By.MODEL);
        assertThat(criteria("account", "7", "by", "account").by()).isEqualTo(By.MODEL);
        assertThat(criteria("account", "7", "model", "gpt-5").by()).isEqualTo(By.DAY);
    }

    @Test
    void sortsTheLargestCostFirstUnlessAskedOtherwise() {
        assertThat(criteria().sorting()).isEqualTo(new BillCriteria.Sorting("cost", true));
        assertThat(criteria("sort", "input").sorting().order()).isEqualTo(AccountOrder.PROMPT);
    }

    @ParameterizedTest
    @CsvSource({
        // The first days of a month, and as many of the month before.
        "2026-03-01, 2026-03-01, 2026-02-01, 2026-02-01",
        "2026-11-01, 2026-11-22, 2026-10-01, 2026-10-22",
        "2026-03-01, 2026-03-30, 2026-02-01, 2026-02-28",
        // A whole month, and the whole month before.
        "2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31",
        // Any other days, and as many before.
        "2026-03-02, 2026-03-08, 2026-02-23, 2026-03-01",
        "2026-01-01, 2026-03-31, 2025-10-03, 2025-12-31"
    })
    void isComparedWithWhatPeopleCompareItWith(String from, String to, String beforeFrom, String beforeTo) {
        assertThat(Periods.before(span(from, to), UpstreamDay.valueOf("2027-01-01")))
                .isEqualTo(span(beforeFrom, beforeTo));
    }

    @Test
    void daysAfterTodayAreNotComparedWithAnything() {
        assertThat(Periods.before(span("2026-11-01", "2026-11-30"), UpstreamDay.valueOf("2026-11-22")))
                .isEqualTo(span("2026-10-01", "2026-10-22"));
    }

    @Test
    void anAddressKeepsWhatItSaysAndForgetsWhatNoLongerHolds() {
        BillLinks links = new BillLinks(address("preset", "last-month", "page", "3", "sort", "name", "exact", "true"));
        assertThat(links.model("a b&c/d")).isEqualTo("/billing?preset=last-month&model=a%20b%26c%2Fd&exact=true");
        assertThat(links.day(UpstreamDay.valueOf("2026-02-03")))
                .isEqualTo("/billing?from=2026-02-03&to=2026-02-03&sort=name&exact=true");
        assertThat(links.sortedBy("name", new BillCriteria.Sorting("name", false)))
                .isEqualTo("/billing?preset=last-month&sort=-name&exact=true");
        assertThat(links.sortedBy("cost", new BillCriteria.Sorting("name", false)))
                .isEqualTo("/billing?preset=last-month&sort=-cost&exact=true");
        assertThat(links.sortedBy("cost", new BillCriteria.Sorting("cost", true)))
                .isEqualTo("/billing?preset=last-month&sort=cost&exact=true");
        assertThat(links.file("/billing.csv", "account-days"))
                .isEqualTo("/billing.csv?preset=last-month&sort=name&detail=account-days");
    }

    private static BillCriteria criteria(String... namesAndValues) {
        return BillCriteria.of(address(namesAndValues), TODAY);
    }

    private static BillAddress address(String... namesAndValues) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            said.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new BillAddress("", "", "", "", "", "", "", "", "", "", "")
                .with(said.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
    }

    private static Span span(String from, String to) {
        return new Span(UpstreamDay.valueOf(from), UpstreamDay.valueOf(to));
    }
}
