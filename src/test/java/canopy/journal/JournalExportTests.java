package canopy.journal;

import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalVisit.AUDITOR;
import static canopy.journal.JournalVisit.BRANCH;
import static canopy.journal.JournalVisit.RESELLER;
import static canopy.journal.JournalVisit.YES;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Refused;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The journal as a file: the list, and the whole chain. */
@JournalRoomTest
class JournalExportTests {

    @Autowired
    private JournalVisit visit;

    @Autowired
    private Journal journal;

    @BeforeEach
    void empty() {
        visit.empty();
    }

    @Test
    void exportsTextThatNoSpreadsheetRuns() {
        Change change = new Change(
                IntentId.fresh(),
                Kind.TOP_UP,
                new Target(new AccountId(7), "=cmd|' /C calc'!A0", new Dna(".1.3.7."), Set.of()),
                true,
                Money.of("-3"),
                null,
                "@SUM(1)",
                List.of(new Fact("memo", null, "x")));
        journal.perform(RESELLER, change, plan(() -> new Refused(422, "+one", null, null)));
        String csv = visit.csv(RESELLER, "/journal.csv");
        assertThat(csv)
                .contains("'=cmd|' /C calc'!A0", "'@SUM(1)", "'+one", ",-3,", "creditGranted:  → 25")
                .doesNotContain(",=cmd", ",@SUM", ",+one");
    }

    @Test
    void exportsTheWholeChainToWhoMayHaveIt(@TempDir Path folder) throws IOException {
        visit.topUp(RESELLER, 7, "25", YES);
        visit.topUp(RESELLER, 8, "25", () -> new Refused(422, "Zu wenig, \"ü\"\n充值", null, null));
        assertThat(visit.get(RESELLER, "/journal/events.csv")).hasStatus(403);
        assertThat(visit.get(new Viewer(15, "Ari", "ari@example.com", Role.AUDITOR, BRANCH), "/journal/events.csv"))
                .hasStatus(403);
        Path file = Files.writeString(folder.resolve("events.csv"), visit.csv(AUDITOR, "/journal/events.csv"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code =
                VerifyJournal.run(new String[] {file.toString()}, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("8 events, chain unbroken, last hash ");
        assertThat(code).isZero();
        assertThat(visit.page(AUDITOR, "/journal").text()).contains("8 events in the chain");
        assertThat(visit.page(RESELLER, "/journal").text()).doesNotContain("in the chain");
    }
}
