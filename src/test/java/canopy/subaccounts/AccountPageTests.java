package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The page of one account, and what of it and of others a narrower branch shows. */
@WholeConsoleTest
class AccountPageTests {

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

    @Test
    void keepsAnotherBranchOutOfEverything() {
        RequestPostProcessor viewer = Visitors.as(Role.RESELLER, branch.branch());
        Row foreign =
                directory.children(sibling.id(), Dna.WHOLE_TREE, 1, 10).rows().getFirst();

        assertThat(seen.status("/subaccounts/" + sibling.id(), viewer)).isEqualTo(404);
        assertThat(seen.status("/subaccounts/" + foreign.id(), viewer)).isEqualTo(404);
        assertThat(seen.status("/subaccounts/" + foreign.id() + "/fresh", viewer))
                .isEqualTo(404);
        assertThat(seen.status("/subaccounts/" + sibling.id() + "/children", viewer))
                .isEqualTo(404);
        assertThat(seen.status("/subaccounts/" + branch.id() + "/children?branch=" + sibling.branch(), viewer))
                .isEqualTo(404);
        assertThat(seen.status("/subaccounts?branch=" + sibling.id(), viewer)).isEqualTo(400);
        for (String address : List.of(
                "/subaccounts?q=" + foreign.email(),
                "/subaccounts?view=tree&q=" + foreign.email(),
                "/subaccounts?branch=" + sibling.branch(),
                "/subaccounts?view=tree&branch=" + sibling.branch())) {
            Document page = Seen.page(mvc.get().uri(address).with(viewer).exchange(), 200);
            assertThat(page.select("tbody tr")).as(address).isEmpty();
        }
        String csv = Seen.text(mvc.get().uri("/subaccounts.csv").with(viewer).exchange());
        assertThat(csv.lines().skip(1)).hasSize(branch.within().accounts());
        assertThat(csv).doesNotContain(foreign.email()).doesNotContain(sibling.email());
    }

    @Test
    void showsNothingOfWhatIsAboveTheViewersBranch() {
        Row child =
                directory.children(branch.id(), Dna.WHOLE_TREE, 1, 10).rows().getFirst();
        RequestPostProcessor viewer = Visitors.as(Role.SUPPORT, child.branch());

        Document page = Seen.page(
                mvc.get().uri("/subaccounts/" + child.id()).with(viewer).exchange(), 200);

        assertThat(page.select("nav.path a").eachText()).containsExactly("Subaccounts");
        assertThat(page.select("main").text()).doesNotContain("Parent’s cap").doesNotContain(branch.name());
    }

    @Test
    void tellsEverythingOfAnAccountInWords() {
        Document page = seen.page("/subaccounts/" + branch.id(), 200);

        assertThat(page.select("h1").text()).isEqualTo(branch.name());
        assertThat(page.select("section h2").eachText())
                .containsExactly(
                        "Profile",
                        "State",
                        "Credit",
                        "Money limits",
                        "Rate limits",
                        "Access",
                        "Mappers",
                        "Limits per model",
                        "Children",
                        "History");
        assertThat(page.select("main").text())
                .contains(branch.email())
                .contains(branch.branch().path())
                .doesNotContain("6,666,666")
                .doesNotContain("88,888,888");
    }

    @Test
    void escapesWhatOthersWrote() {
        Row awkward = directory
                .search(DirectoryQuery.EVERYTHING.withText("<").at(1, 250), Dna.WHOLE_TREE)
                .rows()
                .getFirst();

        String list = Seen.text(mvc.get().uri("/subaccounts?q=<").with(RESELLER).exchange());

        assertThat(Jsoup.parse(list).select("tbody bdi").eachText()).contains(awkward.alias());
        assertThat(Jsoup.parse(list).select("tbody script, tbody img, tbody b, tbody i"))
                .isEmpty();
    }

    @Test
    void answersAnUnknownAccountLikeOneOfAnotherBranch() {
        assertThat(seen.status("/subaccounts/999999999", RESELLER)).isEqualTo(404);
    }

    @Test
    void readsAnAccountAfreshAsTheSamePage() {
        Document page = seen.page("/subaccounts/" + branch.id() + "/fresh", 200);

        assertThat(page.select("main#main h1").text()).isEqualTo(branch.name());
        assertThat(page.select("main").hasAttr("data-hx-get")).isFalse();
    }
}
