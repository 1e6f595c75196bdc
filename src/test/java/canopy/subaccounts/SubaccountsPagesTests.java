package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Found;
import canopy.directory.Row;
import canopy.directory.Sort;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The list and the tree of accounts, as somebody sees and searches them. */
@WholeConsoleTest
class SubaccountsPagesTests {

    private static final RequestPostProcessor RESELLER = Visitors.as(Role.RESELLER);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    private Seen seen;

    /** An account with children and a sibling with children, as the sandbox happens to make them. */
    private Row branch;

    private Row sibling;

    @BeforeEach
    void findTwoBranches() {
        Waiting.forTheFirstReading(directory);
        seen = new Seen(mvc);
        List<Row> parents = Seen.parents(directory);
        branch = parents.get(0);
        sibling = parents.get(1);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void listsTheAccountsForEveryRole(Role role) {
        Document page =
                Seen.page(mvc.get().uri("/subaccounts").with(Visitors.as(role)).exchange(), 200);

        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(page.select(".summary").text()).isEqualTo(all() + " accounts.");
        assertThat(page.select("tfoot th").text()).isEqualTo("Total of " + all() + " accounts");
        assertThat(page.select(".pager").text()).contains("1–50 of " + all());
    }

    @Test
    void findsAnAccountByAnyOfItsNames() {
        assertThat(seen.rows("/subaccounts?q=" + branch.name())).contains(branch.name());
        assertThat(seen.rows("/subaccounts?q=" + branch.email())).containsExactly(branch.name());
        assertThat(seen.rows("/subaccounts?q=" + branch.name().toUpperCase(Locale.ROOT)))
                .contains(branch.name());
        assertThat(seen.rows("/subaccounts?q=" + branch.branch())).contains(branch.name());
    }

    @Test
    void saysThatNothingMatchesAndLeadsBack() {
        Document page = seen.page("/subaccounts?q=no-such-account-anywhere", 200);

        assertThat(page.select(".empty p").first().text()).isEqualTo("No account matches.");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/subaccounts");
        assertThat(page.select("input[name=q]").val()).isEqualTo("no-such-account-anywhere");
    }

    @Test
    void marksTheColumnThatItIsSortedBy() {
        Document page = seen.page("/subaccounts?sort=-balance", 200);

        assertThat(page.select("th[aria-sort]")).hasSize(1);
        assertThat(page.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
        List<String> expected = directory
                .search(DirectoryQuery.EVERYTHING.sortedBy(Sort.BALANCE, true).at(1, 50), Dna.WHOLE_TREE)
                .rows()
                .stream()
                .map(Row::name)
                .toList();
        assertThat(page.select("tbody th a").eachText()).containsExactlyElementsOf(expected);
    }

    @Test
    void turnsPagesToTheEndAndNoFurther() {
        int last = Math.ceilDiv(all(), 50);
        assertThat(seen.page("/subaccounts?page=" + last, 200).select(".pager").text())
                .contains((last - 1) * 50 + 1 + "–" + all() + " of " + all());
        Document beyond = seen.page("/subaccounts?page=" + (last + 1), 200);
        assertThat(beyond.select(".empty p").first().text())
                .isEqualTo("There are " + last + " pages, and no page " + (last + 1) + ".");
        assertThat(beyond.select(".empty a").attr("href")).isEqualTo("/subaccounts?page=" + last);
    }

    @Test
    void leapsToAPageByItsNumberAndKeepsWhatIsFiltered() {
        Document page = seen.page("/subaccounts?status=enabled&sort=id&page=2", 200);

        assertThat(page.select(".pager form input[type=hidden]").eachAttr("name"))
                .containsExactly("status", "sort");
        assertThat(page.select(".pager form input[name=page]").val()).isEqualTo("2");
        assertThat(page.select(".pager a[rel=prev]").attr("href")).isEqualTo("/subaccounts?status=enabled&sort=id");
    }

    @Test
    void tellsPagesApartByTheirTitles() {
        assertThat(seen.page("/subaccounts", 200).title()).isEqualTo("Subaccounts · Canopy");
        assertThat(seen.page("/subaccounts?q=a&page=2", 200).title()).isEqualTo("“a” – Subaccounts, page 2 · Canopy");
        assertThat(seen.page("/subaccounts?view=tree&q=it's", 200).title())
                .isEqualTo("“it's” – Tree of subaccounts · Canopy");
    }

    @Test
    void countsWhatTheWholeTreeHolds() {
        assertThat(seen.page("/subaccounts?view=tree", 200).select(".summary").text())
                .endsWith(", " + all() + " in all.");
        assertThat(seen.page("/subaccounts?view=tree&branch=" + branch.id(), 200)
                        .select("[role=treegrid]")
                        .attr("data-base"))
                .isEqualTo("1");
    }

    @Test
    void saysWhatIsWrongInTheAddressAndKeepsWhatWasTyped() {
        Document page = seen.page("/subaccounts?q=dev&level=two&status=gone&branch=nowhere&size=7", 400);

        assertThat(page.select(".error-summary li").eachText())
                .containsExactlyInAnyOrder(
                        "A level is a whole number from 0 to 999999.",
                        "The status is enabled, disabled, suspended or unknown.",
                        "A branch is the id of an account you may see, or a path of ids framed by dots, such as .1.3.12.",
                        "A page has 50, 100 or 250 rows.");
        assertThat(page.select("input[name=q]").val()).isEqualTo("dev");
        assertThat(page.select("select[name=level] option[selected]").val()).isEqualTo("two");
        assertThat(page.select("select[name=status] option[selected]").val()).isEqualTo("gone");
        assertThat(page.select("input[name=branch]").val()).isEqualTo("nowhere");
        assertThat(page.select("tbody tr")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subaccounts?colour=red",
                "/subaccounts?q=a&q=b",
                "/subaccounts/abc",
                "/subaccounts/0",
                "/subaccounts/-1",
                "/subaccounts/99999999999999999999",
                "/subaccounts/3?history=0",
                "/subaccounts/3?history=x",
                "/subaccounts/3?history=99999999999",
                "/subaccounts/3/children?page=0",
                "/subaccounts/3/children?page=x",
                "/subaccounts/3/children?branch=x",
            })
    void refusesWhatMeansNothingWithASentence(String address) {
        Document page = seen.page(address, 400);

        String parameter = address.contains("?") ? address.replaceAll(".*[?&](\\w+)=.*", "$1") : "id";
        assertThat(page.select("main").text()).contains("“" + parameter + "”").doesNotContain("Exception");
        assertThat(page.select("h1")).hasSize(1);
    }

    @Test
    void explainsAMistakeInTheAddressOfAnExportOnTheListsOwnPage() {
        MvcTestResult answer =
                mvc.get().uri("/subaccounts.csv?sort=colour").with(RESELLER).exchange();

        assertThat(answer.getResponse().getForwardedUrl()).isEqualTo("/subaccounts");
        assertThat(answer.getResponse().getContentType()).isNull();
    }

    @Test
    void namesTheAccountWhoseIdWasTyped() {
        Document page = seen.page("/subaccounts?q=" + branch.id(), 200);

        assertThat(page.select(".exact a").attr("href")).isEqualTo("/subaccounts/" + branch.id());
        assertThat(page.select(".exact").text()).contains(branch.name());
        assertThat(seen.page("/subaccounts?q=999999999", 200).select(".exact")).isEmpty();
    }

    @Test
    void opensABranchOfTheTreeWithoutScripts() {
        Document closed = seen.page("/subaccounts?view=tree", 200);
        String open = closed.select("#account-" + branch.id() + " a.expander").attr("href");

        Document opened = seen.page(open.substring(0, open.indexOf('#')), 200);

        assertThat(opened.select("#account-" + branch.id()).attr("aria-expanded"))
                .isEqualTo("true");
        assertThat(opened.select("tr[aria-level=2]")).hasSize(branch.children());
        assertThat(opened.select("#account-" + sibling.id()).attr("aria-expanded"))
                .isEqualTo("false");
    }

    @Test
    void handsOutTheLinesBelowAnAccountAlone() {
        Document fragment = seen.fragment("/subaccounts/" + branch.id() + "/children", 200);

        assertThat(fragment.select("tr")).hasSize(branch.children());
        assertThat(fragment.select("tr").eachAttr("aria-level")).containsOnly("2");
        assertThat(fragment.select("html main, nav")).isEmpty();
    }

    @Test
    void showsMatchesBelowWhatIsAboveThem() {
        Row child =
                directory.children(branch.id(), Dna.WHOLE_TREE, 1, 10).rows().getFirst();

        Document page = seen.page("/subaccounts?view=tree&q=" + child.email(), 200);

        assertThat(page.select("tbody tr").eachAttr("id"))
                .containsExactly("account-" + branch.id(), "account-" + child.id());
        assertThat(page.select("#account-" + branch.id()).hasAttr("data-context"))
                .isTrue();
    }

    @Test
    void exportsWhatIsFilteredAndNothingElse() {
        Found suspended = directory.search(
                new DirectoryQuery("", null, canopy.directory.Status.SUSPENDED, null, false, Sort.NAME, false, 1, 250),
                Dna.WHOLE_TREE);
        MvcTestResult answer = mvc.get()
                .uri("/subaccounts.csv?status=suspended")
                .with(RESELLER)
                .exchange();

        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"subaccounts-\\d{4}-\\d\\d-\\d\\dT\\d{4}Z\\.csv\"");
        assertThat(suspended.total()).isPositive();
        assertThat(Seen.text(answer).lines().skip(1))
                .hasSize(suspended.total())
                .allMatch(line -> line.contains(",suspended,"));
    }

    @Test
    void readsAllAccountsAgainWhenAsked() {
        MvcTestResult answer = mvc.post()
                .uri("/subaccounts/reading")
                .with(RESELLER)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();

        assertThat(answer.getResponse().getStatus()).isEqualTo(303);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/subaccounts");
    }

    @Test
    void speaksChinese() {
        Document page = Seen.page(
                mvc.get()
                        .uri("/subaccounts/" + branch.id())
                        .header("Accept-Language", "zh-CN")
                        .with(RESELLER)
                        .exchange(),
                200);

        assertThat(page.select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.select("section h2").first().text()).isEqualTo("资料");
    }

    /** All tests of the whole console share one sandbox: others make accounts, and delete some. */
    private int all() {
        return directory.state().accounts();
    }
}
