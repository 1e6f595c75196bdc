package canopy.changes;

import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.ledger.ReadBudget;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.support.PageVisit.Seen;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** When the day's reads are used up, check pages show what is known and how old it is; what is sent is read all the same. */
@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.reads-used-up=true")
class ReadsUsedUpTests {

    private static final String NOTICE = "today’s reads are used up. What stands here was read";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private ReadBudget budget;

    @Autowired
    private JdbcClient jdbc;

    private PageVisit visit;
    private Row account;

    @BeforeEach
    void useUpTheReads() {
        Waiting.forTheFirstReading(directory);
        visit = PageVisit.as(new Viewer(1, "A", "a@example.com", Role.RESELLER, Dna.WHOLE_TREE), mvc);
        List<Row> rows = new ArrayList<>();
        directory.each(DirectoryQuery.EVERYTHING, Dna.WHOLE_TREE, rows::add);
        account = rows.stream()
                .filter(row -> row.depth() == 1
                        && row.children() == 0
                        && row.name() != null
                        && row.balance() != null
                        && row.balance().isPositive())
                .findFirst()
                .orElseThrow();
        for (String read : List.of("directory_account set read_at", "directory_mirror set complete_since")) {
            jdbc.sql("update " + read + " = current_timestamp - interval '2' hour")
                    .update();
        }
        long left = budget.state().left();
        if (left > 0) {
            budget.take((int) left, "all");
        }
    }

    @Test
    void checksAnEdit() {
        checks("edit", "alias", "A new one");
    }

    @Test
    void checksACredit() {
        checks("credit", "direction", "top-up", "creditGranted", "1", "days", "30", "reason", "autumn");
    }

    @Test
    void checksADeletion() {
        checks("deletion", "confirmName", account.name(), "reason", "contract ended");
    }

    @Test
    void checksASuspension() {
        checks("suspension", "reason", "unpaid");
    }

    @Test
    void readsWhatIsConfirmed() {
        String path = path("credit");
        Seen check = visit.post(
                path,
                and(
                        visit.get(path).hidden(),
                        "direction",
                        "top-up",
                        "creditGranted",
                        "1",
                        "days",
                        "30",
                        "reason",
                        "r"));
        long before = budget.state().used();

        Seen done = visit.post(path, and(check.hidden(), "confirmed", "true"));

        assertThat(done.status()).isEqualTo(303);
        assertThat(budget.state().used()).isGreaterThan(before);
    }

    private void checks(String page, String... typed) {
        long before = budget.state().used();

        Seen form = visit.get(path(page));
        Seen check = visit.post(path(page), and(form.hidden(), typed));

        assertThat(check.status()).as(check.text()).isEqualTo(200);
        assertThat(check.page().select("button[name=confirmed]")).hasSize(1);
        assertThat(check.text()).contains(NOTICE);
        assertThat(budget.state().used()).isEqualTo(before);
    }

    private String path(String page) {
        return "/subaccounts/" + account.id() + "/" + page;
    }
}
