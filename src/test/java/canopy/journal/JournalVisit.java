package canopy.journal;

import static canopy.journal.JournalNode.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import canopy.journal.Answer.Accepted;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.Visitors;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People of each role who have changes performed and look at the pages of the journal. */
final class JournalVisit {

    static final Dna BRANCH = new Dna(".1.3.");
    static final Viewer RESELLER = new Viewer(11, "Mei", "mei@example.com", Role.RESELLER, BRANCH);
    static final Viewer OWNER = new Viewer(12, "Olu", "olu@example.com", Role.OWNER, Dna.WHOLE_TREE);
    static final Viewer SUPPORT = new Viewer(13, "Sam", "sam@example.com", Role.SUPPORT, BRANCH);
    static final Viewer FINANCE = new Viewer(14, "Fay", "fay@example.com", Role.FINANCE, BRANCH);
    static final Viewer AUDITOR = new Viewer(15, "Ari", "ari@example.com", Role.AUDITOR, Dna.WHOLE_TREE);
    static final Supplier<Answer> YES = () -> new Accepted("{\"ID\":7}");

    private final MockMvcTester mvc;
    private final Journal journal;
    private final JournalRoom room;
    private final JdbcClient jdbc;

    JournalVisit(MockMvcTester mvc, Journal journal, JournalRoom room, JdbcClient jdbc) {
        this.mvc = mvc;
        this.journal = journal;
        this.room = room;
        this.jdbc = jdbc;
    }

    /** Forgets all that was written down, and what the room was told to see. */
    void empty() {
        for (String table : List.of("journal_event", "journal_document", "journal_intent", "journal_lock")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update journal_head set seq = 0, hash = ?")
                .param(Event.ORIGIN)
                .update();
        room.sight = intent -> JournalNode.applied();
    }

    IntentId topUp(Viewer viewer, long account, String amount, Supplier<Answer> answer) {
        return act(viewer, Kind.TOP_UP, account, new Dna(".1.3." + account + "."), amount, answer);
    }

    IntentId act(Viewer viewer, Kind kind, long account, Dna branch, String amount, Supplier<Answer> answer) {
        Change change = new Change(
                IntentId.fresh(),
                kind,
                new Target(account == 0 ? null : new AccountId(account), "dev", branch, Set.of()),
                amount != null,
                amount == null ? null : Money.of(amount),
                amount == null ? null : new AccountId(1),
                "as agreed",
                List.of());
        return journal.perform(viewer, change, plan(answer)).id();
    }

    List<IntentId> listed(Viewer viewer) {
        return listed(viewer, "");
    }

    List<IntentId> listed(Viewer viewer, String query) {
        return page(viewer, "/journal" + query).select("tbody th a").stream()
                .map(link -> IntentId.valueOf(link.attr("href").substring("/journal/".length())))
                .toList();
    }

    MvcTestResult settle(Viewer viewer, IntentId id, String outcome, String reason) {
        return mvc.post()
                .uri("/journal/" + id + "/settlement")
                .param("outcome", outcome)
                .param("reason", reason)
                .with(Visitors.as(viewer))
                .with(csrf())
                .exchange();
    }

    MvcTestResult get(Viewer viewer, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .with(Visitors.as(viewer))
                .header("Accept-Language", "en")
                .exchange();
    }

    Document page(Viewer viewer, String path) {
        return html(get(viewer, path));
    }

    String csv(Viewer viewer, String path) {
        MvcTestResult answer = get(viewer, path);
        assertThat(answer).hasStatus(200).headers().hasValue("Content-Type", "text/csv;charset=UTF-8");
        return body(answer);
    }

    static Document html(MvcTestResult answer) {
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
