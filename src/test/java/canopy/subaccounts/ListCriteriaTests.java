package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Sort;
import canopy.directory.Status;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCriteriaTests {

    private static final ListAddress NOTHING = new ListAddress("", "", "", "", "", "", "", "", "", "");

    @Test
    void showsTheFirstFiftyByNameWhenNothingIsSaid() {
        ListCriteria criteria = of(NOTHING);

        assertThat(criteria.problems()).isEmpty();
        assertThat(criteria.tree()).isFalse();
        assertThat(criteria.query().sort()).isEqualTo(Sort.NAME);
        assertThat(criteria.query().descending()).isFalse();
        assertThat(criteria.query().page()).isEqualTo(1);
        assertThat(criteria.query().size()).isEqualTo(50);
    }

    @Test
    void understandsEverythingAtOnce() {
        ListAddress address =
                new ListAddress(" dev ", "tree", "2", "suspended", ".1.3.", "true", "-balance", "3", "100", "7.12");

        ListCriteria criteria = of(address);

        assertThat(criteria.problems()).isEmpty();
        assertThat(criteria.query().text()).isEqualTo("dev");
        assertThat(criteria.query().level()).isEqualTo(2);
        assertThat(criteria.query().status()).isEqualTo(Status.SUSPENDED);
        assertThat(criteria.query().branch()).isEqualTo(new Dna(".1.3."));
        assertThat(criteria.query().attention()).isTrue();
        assertThat(criteria.query().sort()).isEqualTo(Sort.BALANCE);
        assertThat(criteria.query().descending()).isTrue();
        assertThat(criteria.query().page()).isEqualTo(3);
        assertThat(criteria.query().size()).isEqualTo(100);
        assertThat(criteria.open()).containsExactlyInAnyOrder(new AccountId(7), new AccountId(12));
    }

    @ParameterizedTest
    @CsvSource({
        "view, cards",
        "level, two",
        "level, -1",
        "level, 1e3",
        "level, ٣",
        "level, 99999999999999999999",
        "status, SUSPENDED",
        "status, gone",
        "branch, 1.3",
        "branch, .1.3",
        "branch, .01.",
        "branch, 99",
        "branch, '.1.; drop table account'",
        "attention, maybe",
        "sort, password",
        "sort, -",
        "sort, --name",
        "page, 0",
        "page, -1",
        "page, 1.5",
        "page, 999999999999",
        "size, 51",
        "size, 100000",
        "open, 7..12",
        "open, x",
    })
    void saysWhichParameterMeansNothing(String parameter, String value) {
        ListCriteria criteria = of(NOTHING.with(parameter, value));

        assertThat(criteria.problems())
                .containsExactly(new ListCriteria.Problem(parameter, "subaccounts.problem." + parameter));
    }

    @Test
    void saysOfEachParameterThatItMeansNothing() {
        ListAddress address = NOTHING.with("level", "x").with("status", "x").with("q", "x".repeat(201));

        assertThat(of(address).problems())
                .extracting(ListCriteria.Problem::field)
                .containsExactlyInAnyOrder("level", "status", "q");
    }

    @Test
    void takesTheIdOfAnAccountForItsBranch() {
        assertThat(of(NOTHING.with("branch", "7")).query().branch()).isEqualTo(new Dna(".1.7."));
    }

    @Test
    void browsesOnlyWithinWhatMayBeSeen() {
        Dna visible = new Dna(".1.7.");

        assertThat(of(NOTHING).branchWithin(visible)).contains(visible);
        assertThat(of(NOTHING.with("branch", ".1.")).branchWithin(visible)).contains(visible);
        assertThat(of(NOTHING.with("branch", ".1.7.9.")).branchWithin(visible)).contains(new Dna(".1.7.9."));
        assertThat(of(NOTHING.with("branch", ".1.70.")).branchWithin(visible)).isEmpty();
    }

    private static ListCriteria of(ListAddress address) {
        return ListCriteria.of(
                address, id -> id.equals(new AccountId(7)) ? Optional.of(new Dna(".1.7.")) : Optional.empty());
    }
}
