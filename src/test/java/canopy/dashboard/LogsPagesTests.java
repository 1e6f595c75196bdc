package canopy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.support.PageVisit.Seen;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The operation log as each role sees it, with the sandbox upstream. */
@WholeConsoleTest
@TestPropertySource(properties = {"canopy.test.changes-accounts=true", "canopy.dashboard.lists-every=1s"})
class LogsPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Row head;

    @BeforeEach
    void findABranch() {
        Waiting.forTheFirstReading(directory);
        head = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 3)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void listsTheOperationsForEveryRole(Role role) {
        Seen page = visit(role, Dna.WHOLE_TREE).settled("/logs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select(".operations tbody tr")).hasSize(50);
        assertThat(page.page().select(".summary").first().text()).startsWith("Up to date: read ");
        assertThat(page.page().select(".pager").text()).startsWith("1–50 of ");
        assertThat(page.page().select(".operations tbody a[href^=/subaccounts/]"))
                .isNotEmpty();
        assertThat(page.page().select(".rail a[aria-current=page]").text()).isEqualTo("Dashboard");
    }

    @Test
    void filtersAsUpstreamCan() {
        PageVisit visit = visit(Role.AUDITOR, Dna.WHOLE_TREE);

        assertThat(visit.settled("/logs?action=recharge_user")
                        .page()
                        .select(".operations th[scope=row]")
                        .eachText())
                .isNotEmpty()
                .containsOnly("Credit moved");
        assertThat(visit.settled("/logs?status=error")
                        .page()
                        .select(".operations [data-status]")
                        .eachText())
                .isNotEmpty()
                .containsOnly("Refused");
        Seen none = visit.settled("/logs?action=switch_over");
        assertThat(none.page().select(".empty").text()).contains("No operation matches.");
        assertThat(none.page().select("#action").val()).isEqualTo("switch_over");
    }

    @Test
    void findsAnAccountByItsNameAndItsId() {
        Row account = directory
                .search(DirectoryQuery.EVERYTHING.at(1, 5), head.branch())
                .rows()
                .get(1);
        PageVisit visit = visit(Role.RESELLER, head.branch());

        Seen byName = visit.settled("/logs?account=" + account.name());
        Seen byId = visit.settled("/logs?account=" + account.id());

        assertThat(byName.status()).isEqualTo(200);
        assertThat(byId.page().select(".operations tbody td:nth-child(3)").eachText())
                .isEqualTo(byName.page()
                        .select(".operations tbody td:nth-child(3)")
                        .eachText())
                .allMatch(name -> name.equals(account.name()));
    }

    @Test
    void showsANarrowerBranchOnlyWhatWasDoneToItsAccounts() {
        PageVisit visit = visit(Role.RESELLER, head.branch());

        Seen page = visit.settled("/logs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("of your branch among").doesNotContain("canopy-owner");
        List<String> accounts =
                page.page().select(".operations tbody td:nth-child(3)").eachText();
        List<String> own = directory.search(DirectoryQuery.EVERYTHING.at(1, 1000), head.branch()).rows().stream()
                .map(Row::name)
                .toList();
        assertThat(accounts).isNotEmpty().isSubsetOf(own);
        Row outside = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> !row.id().equals(head.id()))
                .findFirst()
                .orElseThrow();
        assertThat(visit.settled("/logs?account=" + outside.id()).status()).isEqualTo(400);
        assertThat(visit.settled("/logs?account=" + outside.name()).errors())
                .containsExactly("There is no account of this ID or exact name that you may see.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "action=%3Cb%3E", "status=a%20b", "account=999999999999999999999"})
    void explainsWhatMeansNothing(String query) {
        Seen page = visit(Role.RESELLER, Dna.WHOLE_TREE).settled("/logs?" + query);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.errors()).hasSize(1);
        assertThat(page.page().select(".operations")).isEmpty();
    }

    @Test
    void tellsWhatWentThroughTheConsoleFromWhatDidNot() {
        Viewer owner = new Viewer(801, "Olu", "olu@example.com", Role.OWNER, Dna.WHOLE_TREE);
        PageVisit visit = PageVisit.as(owner, mvc);
        String path = "/subaccounts/" + head.id() + "/suspension";
        Seen check = visit.post(path, PageVisit.and(visit.get(path).hidden(), "reason", "unpaid since October"));
        Seen sent = visit.post(path, PageVisit.and(check.hidden(), "confirmed", "yes"));
        assertThat(sent.location()).startsWith("/journal/");

        Waiting.until("the log has it", () -> {
            Seen log = visit.settled("/logs?account=" + head.id());
            return log.text().contains("Canopy, by Olu");
        });

        Seen log = visit.settled("/logs?account=" + head.id());
        assertThat(log.page()
                        .select(".operations a[href=" + sent.location().replaceAll("\\?.*", "") + "]")
                        .text())
                .isEqualTo("Canopy, by Olu");
        assertThat(log.page()
                        .select(".operations tbody tr")
                        .first()
                        .select("dl")
                        .text())
                .contains("Suspended true");
        assertThat(visit.settled("/logs?action=add_user")
                        .page()
                        .select(".operations td:nth-child(6)")
                        .eachText())
                .containsOnly("outside");
        // Support sees its own acts only: that it went through the console, and not who did it.
        Seen support = visit(Role.SUPPORT, Dna.WHOLE_TREE).settled("/logs?account=" + head.id());
        assertThat(support.page().select(".operations").text())
                .contains("Canopy")
                .doesNotContain("Olu");
        assertThat(support.page().select(".operations a[href^=/journal]")).isEmpty();
    }

    @Test
    void readsNoMoreForWhoOpensEverNewListsAndShowsWhatWasReadBefore() {
        // They are counted by the minute of the clock: a new one must not begin in between.
        Waiting.until(
                "a minute is not near its end",
                () -> LocalTime.now(ZoneOffset.UTC).getSecond() < 30);
        Viewer busy = new Viewer(7_001, "Busy", "busy@example.com", Role.SUPPORT, Dna.WHOLE_TREE);
        PageVisit visit = PageVisit.as(busy, mvc);
        assertThat(visit.settled("/logs").page().select(".operations tbody tr")).hasSize(50);
        long before = reads();

        Seen last = visit.settled("/logs?action=none_0");
        for (int filter = 1; filter <= 40 && last.page().select(".notice").isEmpty(); filter++) {
            last = visit.settled("/logs?action=none_" + filter);
        }

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.text()).contains("You have opened many lists of operations within a minute.");
        assertThat(last.page().select("#action").val()).startsWith("none_");
        long kept = lists();
        assertThat(visit.settled("/logs?action=one_more").text()).contains("You have opened many lists");
        assertThat(lists()).as("lists that a refused one leaves a place for").isEqualTo(kept);
        assertThat(reads() - before).isLessThanOrEqualTo(40);

        Seen useful = visit.settled("/logs?action=recharge_user&status=success");
        assertThat(useful.status()).isEqualTo(200);
        assertThat(useful.page().select("#action").val()).isEqualTo("recharge_user");
        assertThat(useful.text()).contains("that were read before without a filter");
        assertThat(useful.page().select(".operations th[scope=row]").eachText())
                .isNotEmpty()
                .containsOnly("Credit moved");
        // For somebody else the gateway is asked.
        assertThat(visit(Role.FINANCE, Dna.WHOLE_TREE)
                        .settled("/logs?action=none_other")
                        .text())
                .doesNotContain("You have opened many lists");
    }

    private long lists() {
        return jdbc.sql("select count(*) from dashboard_reading")
                .query(Long.class)
                .single();
    }

    private long reads() {
        return jdbc.sql("select coalesce(sum(reads), 0) from ledger_reads where purpose = 'logs'")
                .query(Long.class)
                .single();
    }

    @Test
    void readsWellInChinese() {
        Seen page = visit(Role.RESELLER, Dna.WHOLE_TREE).inChinese().settled("/logs?action=add_user");

        assertThat(page.heading()).isEqualTo("操作日志");
        assertThat(page.page().select(".operations th[scope=row]").eachText()).containsOnly("创建账户");
    }

    private PageVisit visit(Role role, Dna branch) {
        return PageVisit.as(
                new Viewer(700 + role.ordinal(), "A " + role.key(), role.key() + "@example.com", role, branch), mvc);
    }
}
