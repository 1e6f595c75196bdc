package canopy.changes;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.support.PageVisit.Seen;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever has a branch lives on what its head was given, and may not give it more. */
@WholeConsoleTest
class HeadOfBranchTests {

    private static final String SENTENCE = "This account is the head of your branch";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    private Row head;
    private Row below;

    @BeforeEach
    void findABranch() {
        Waiting.forTheFirstReading(directory);
        head = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 0)
                .findFirst()
                .orElseThrow();
        below = directory.children(head.id(), head.branch(), 1, 1).rows().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "credit", "suspension", "deletion"})
    void closesEveryPageThatWouldChangeTheHead(String page) {
        for (Role role : List.of(Role.OWNER, Role.RESELLER)) {
            PageVisit visit = within(role);
            String path = "/subaccounts/" + head.id() + "/" + page;

            Seen form = visit.get(path);
            assertThat(form.status()).isEqualTo(403);
            assertThat(form.text()).contains(SENTENCE, "Ask somebody whose branch reaches further up.");
            assertThat(form.page().select("main form")).isEmpty();
            Seen sent = visit.post(path, List.of("confirmed", "true"));
            assertThat(sent.status()).isEqualTo(403);
            assertThat(sent.text()).contains(SENTENCE);

            assertThat(visit.get("/subaccounts/" + below.id() + "/" + page).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OWNER", "RESELLER", "SUPPORT"})
    void offersNoChangeOfTheHeadAndSaysWhy(Role role) {
        Seen page = within(role).get("/subaccounts/" + head.id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(SENTENCE);
        assertThat(changes(page)).isEmpty();
        Seen child = within(role).get("/subaccounts/" + below.id());
        assertThat(child.text()).doesNotContain(SENTENCE);
        assertThat(changes(child)).isNotEmpty();
    }

    @Test
    void tellsNobodyWhoChangesNothingAnyway() {
        assertThat(within(Role.FINANCE).get("/subaccounts/" + head.id()).text()).doesNotContain(SENTENCE);
    }

    @Test
    void leavesTheHeadToThoseAboveIt() {
        Viewer whole = new Viewer(1, "A", "a@example.com", Role.RESELLER, Dna.WHOLE_TREE);

        assertThat(PageVisit.as(whole, mvc)
                        .get("/subaccounts/" + head.id() + "/credit")
                        .status())
                .isEqualTo(200);
    }

    private PageVisit within(Role role) {
        return PageVisit.as(new Viewer(1, "A", "a@example.com", role, head.branch()), mvc);
    }

    private static List<String> changes(Seen page) {
        return page.page()
                .select(".actions a[href~=/(edit|credit|suspension|deletion)$]")
                .eachAttr("href");
    }
}
