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
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The morning's look as each role sees it, with the sandbox upstream. */
@WholeConsoleTest
class DashboardPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    private Row head;

    @BeforeEach
    void findABranch() {
        Waiting.forTheFirstReading(directory);
        head = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 1)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void showsTheOwnersAccountToEveryRoleThatSeesTheWholeTree(Role role) {
        Seen page = visit(role, Dna.WHOLE_TREE).settled("/dashboard");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.heading()).isEqualTo("Dashboard");
        assertThat(page.page().select(".live .summary").text()).startsWith("Up to date: read ");
        assertThat(page.page().select(".figures dt").eachText())
                .containsExactly("Balance", "Spent today", "Spent this month", "Requests today", "Tokens today");
        assertThat(page.page().select(".figures dd").eachText())
                .allSatisfy(figure -> assertThat(figure).doesNotContain("not available"));
        assertThat(page.page().select("#account .meter")).hasSize(3);
        assertThat(page.page().select("#credit").size()).isEqualTo(1);
        assertThat(page.text()).contains("May manage subaccounts", "Is an owner", "Is not suspended");
        assertThat(page.page().select(".rail a[aria-current=page]").text()).isEqualTo("Dashboard");
    }

    @Test
    void showsANarrowerBranchItsOwnFiguresAndNothingOfTheOwners() {
        Seen page = visit(Role.RESELLER, head.branch()).settled("/dashboard");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select(".figures dt").eachText()).startsWith("Accounts in your branch");
        assertThat(page.page().select(".figures dd").first().text())
                .isEqualTo(String.valueOf(head.within().accounts()));
        assertThat(page.page().select("#account, #credit")).isEmpty();
        assertThat(page.text()).doesNotContain("canopy-owner");
        Seen panel = visit(Role.RESELLER, head.branch()).get("/dashboard/live");
        assertThat(panel.text()).contains("Accounts in your branch").doesNotContain("Balance USD");
        assertThat(panel.page().select("#account")).isEmpty();
    }

    @Test
    void drawsTheDaySoFarForWhoSeesTheWholeTreeAndForNobodyElse() {
        Seen page = visit(Role.SUPPORT, Dna.WHOLE_TREE).settled("/dashboard");

        Element course = page.page().selectFirst("figure.course");
        assertThat(course.select("figcaption").text())
                .isEqualTo("Spent by time of day, all accounts, USD, Asia/Shanghai");
        assertThat(course.select(".plot svg g").eachAttr("data-line")).containsExactly("today", "yesterday", "weekAgo");
        assertThat(course.select(".plot svg g[data-line=today] path")).isNotEmpty();
        assertThat(course.select(".hours li").eachText()).startsWith("00:00").endsWith("24:00");
        assertThat(course.select(".legend li").eachText())
                .satisfiesExactly(
                        today -> assertThat(today).matches("Today [0-9.,<]+ by [0-9]{2}:[0-9]{2}"),
                        yesterday -> assertThat(yesterday).isEqualTo("Yesterday not read while it ran"),
                        weekAgo -> assertThat(weekAgo).isEqualTo("Same weekday a week ago not read while it ran"));
        assertThat(course.select("details tbody tr").last().text()).startsWith("Whole day –");
        assertThat(course.select("details tbody tr").first().text()).contains(" requests");
        assertThat(course.select("[style], script")).isEmpty();

        Seen narrower = visit(Role.RESELLER, head.branch()).settled("/dashboard");
        assertThat(narrower.page().select(".course")).isEmpty();
        assertThat(narrower.text()).doesNotContain("Spent by time of day");
        assertThat(visit(Role.OWNER, head.branch()).settled("/dashboard").page().select(".course"))
                .isEmpty();
        assertThat(visit(Role.SUPPORT, Dna.WHOLE_TREE)
                        .inChinese()
                        .settled("/dashboard")
                        .page()
                        .select("figure.course figcaption")
                        .text())
                .contains("各时刻的累计消费");
    }

    @Test
    void readsWellInChinese() {
        Seen page = visit(Role.RESELLER, Dna.WHOLE_TREE).inChinese().settled("/dashboard");

        assertThat(page.heading()).isEqualTo("仪表盘");
        assertThat(page.page().select(".live .summary").text()).startsWith("已是最新：读取于 ");
        assertThat(page.page().select(".figures dt").eachText()).startsWith("余额", "今日消费");
        assertThat(page.text()).contains("可以管理子账户");
    }

    @Test
    void asksForItselfAndGetsNothingUntilThereIsSomethingNew() {
        PageVisit visit = visit(Role.SUPPORT, Dna.WHOLE_TREE);
        String again = visit.settled("/dashboard").page().select("#live").attr("data-hx-get");
        assertThat(again).startsWith("/dashboard/live?since=");

        Seen unchanged = visit.get(again);
        Seen first = visit.get("/dashboard/live");

        assertThat(unchanged.status()).isIn(204, 200);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.page().select("#live, #account")).hasSize(2);
        assertThat(first.page().select("[data-announce]")).isEmpty();
    }

    @Test
    void saysAloudOnlyWhatIsNew() {
        PageVisit visit = visit(Role.SUPPORT, Dna.WHOLE_TREE);

        visit.settled("/dashboard");
        Seen recovered = visit.get("/dashboard/live?since=7-1-3.silent");
        assertThat(recovered.page().select("[data-announce]").eachText())
                .hasSize(1)
                .allMatch(text -> text.startsWith("Up to date"));
        assertThat(visit.get("/dashboard/live?since=7-1-3.fresh").page().select("[data-announce]"))
                .isEmpty();
        assertThat(visit.get("/dashboard/live?since=%3Cscript%3E").status()).isEqualTo(200);
        assertThat(visit.get("/dashboard/live?other=1").status()).isEqualTo(400);
    }

    @Test
    void leadsFromWhatNeedsAttentionToTheAccounts() {
        PageVisit visit = visit(Role.RESELLER, Dna.WHOLE_TREE);
        List<String> links =
                visit.settled("/dashboard").page().select(".reasons a").eachAttr("href");

        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(visit.get(link).status()).as(link).isEqualTo(200);
        }
    }

    @Test
    void answersAnEndedSessionSoThatThePageIsLoadedAnew() {
        assertThat(mvc.get().uri("/dashboard/live").header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
    }

    @Test
    void keepsWhatEachPersonHasReadOfTheNews() {
        PageVisit reader = visit(Role.FINANCE, Dna.WHOLE_TREE);
        Seen news = reader.settled("/news");
        assertThat(news.status()).isEqualTo(200);
        assertThat(news.page().select("article")).isNotEmpty();
        int unread = news.page().select("article [data-status=warning]").size();
        assertThat(unread).isPositive();
        assertThat(news.page().select("article script, article img, article b")).isEmpty();

        assertThat(reader.post("/news/read", news.hidden()).location()).isEqualTo("/news");

        assertThat(reader.settled("/news").page().select("article [data-status=warning]"))
                .isEmpty();
        assertThat(visit(Role.AUDITOR, Dna.WHOLE_TREE).settled("/news").page().select("article [data-status=warning]"))
                .hasSize(unread);
    }

    @Test
    void showsANarrowerBranchOnlyWhatIsForEverybody() {
        Seen news = visit(Role.RESELLER, head.branch()).settled("/news");

        assertThat(news.status()).isEqualTo(200);
        assertThat(news.text()).doesNotContain("To this account").doesNotContain("To this branch");
    }

    @Test
    void listsTheModelsWithWhatAccountsSayOfThem() {
        PageVisit visit = visit(Role.RESELLER, Dna.WHOLE_TREE);
        Seen models = visit.settled("/models");
        assertThat(models.status()).isEqualTo(200);
        assertThat(models.page().select("tbody tr")).hasSizeGreaterThan(5);
        int barred = models.page().select("tbody tr td:nth-child(5)").eachText().stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(barred).isPositive();

        Seen found = visit.settled("/models?name=CLAUDE");
        assertThat(found.page().select("tbody tr code").eachText())
                .isNotEmpty()
                .allMatch(model -> model.startsWith("claude"));
        String busiest = models.page().select("tbody tr").stream()
                .filter(row -> !row.select("td:nth-child(5)").text().equals("0"))
                .findFirst()
                .orElseThrow()
                .select("a")
                .attr("href");
        Seen chosen = visit.get(busiest);
        assertThat(chosen.page().select("#accounts tbody tr a[href^=/subaccounts/]"))
                .isNotEmpty();
        assertThat(visit.settled("/models?name=no-such-model").text()).contains("No model matches.");
        Seen missing = visit.settled("/models?name=gpt&model=<script>");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("The account may not call a model named <script>, or not any more.");
        assertThat(missing.field("name")).isEqualTo("gpt");
        assertThat(missing.page().select("#results > .scroll tbody tr")).isNotEmpty();
        assertThat(missing.page().select("#accounts, main script")).isEmpty();
        String endless = "x".repeat(500);
        assertThat(visit.settled("/models?name=" + endless).field("name")).isEqualTo(endless);
    }

    @Test
    void countsForANarrowerBranchOnlyItsOwnAccounts() {
        String first = visit(Role.SUPPORT, Dna.WHOLE_TREE)
                .settled("/models")
                .page()
                .select("tbody tr a")
                .first()
                .attr("href");
        Seen chosen = visit(Role.SUPPORT, head.branch()).get(first);
        List<String> own = directory.search(DirectoryQuery.EVERYTHING.at(1, 1000), head.branch()).rows().stream()
                .map(row -> "/subaccounts/" + row.id())
                .toList();

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(own).containsAll(chosen.page().select("#accounts tbody a").eachAttr("href"));
    }

    private PageVisit visit(Role role, Dna branch) {
        Viewer viewer = new Viewer(900 + role.ordinal(), "A " + role.key(), role.key() + "@example.com", role, branch);
        return PageVisit.as(viewer, mvc);
    }
}
