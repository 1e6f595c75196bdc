package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.Answer;
import canopy.journal.Change;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An account with a change whose outcome nobody knows is marked wherever it is named. */
@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.changes-accounts=true")
class UnsettledTests {

    private static final String MARK = "change not yet confirmed";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private Journal journal;

    @Test
    void marksTheAccountInListTreeAndOnItsPage() {
        Row account = lastOfTheTop();
        String list = "/subaccounts?q=" + account.name();
        assertThat(page(list, Role.FINANCE).select("tbody").text()).doesNotContain(MARK);

        Viewer owner = new Viewer(2_000, "Mei Lin", "mei@example.com", Role.OWNER, Dna.WHOLE_TREE);
        IntentId lost = IntentId.fresh();
        Target target = new Target(account.id(), account.name(), account.branch(), Set.of());
        Change change = new Change(lost, Kind.EDIT, target, false, null, null, "by mistake", List.of());
        journal.perform(
                owner,
                change,
                () -> new Plan.Send("{}", List.of(), List.of(new Step("{}", () -> new Answer.Lost("no answer")))));

        assertThat(page(list, Role.FINANCE)
                        .select("tbody tr:has(a[href=/subaccounts/" + account.id() + "]) .account [data-status]")
                        .text())
                .isEqualTo(MARK);
        assertThat(page("/subaccounts?view=tree", Role.FINANCE)
                        .select("#account-" + account.id() + " .account [data-status]")
                        .text())
                .isEqualTo(MARK);
        String path = "/subaccounts/" + account.id();
        assertThat(page(path, Role.OWNER).select(".summary a").attr("href")).isEqualTo("/journal/" + lost);
        Document hidden = page(path, Role.FINANCE);
        assertThat(hidden.select(".summary").text()).contains(MARK);
        assertThat(hidden.select(".summary a")).isEmpty();
    }

    private Row lastOfTheTop() {
        Waiting.forTheFirstReading(directory);
        return directory.roots(Dna.WHOLE_TREE, 1, 50).rows().stream()
                .filter(row -> row.children() > 0)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Document page(String path, Role role) {
        try {
            return Jsoup.parse(mvc.get()
                    .uri(path)
                    .with(Visitors.as(role))
                    .exchange()
                    .getResponse()
                    .getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
