package canopy.journal;

import static canopy.journal.JournalNode.MEI;
import static canopy.journal.JournalNode.applied;
import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalNode.topUp;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Accepted;
import canopy.support.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of an export finds, and what it does not mind. */
class VerifyJournalTests {

    private static List<String> lines = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void export() throws IOException {
        try (JournalNode node = JournalNode.on(Databases.H2)) {
            node.sight = intent -> applied();
            for (int account = 1; account <= 3; account++) {
                node.journal.perform(MEI, topUp(account, 9), plan(() -> new Accepted("{\"said\":\"\\\"a\\\", b\"}")));
            }
            StringWriter out = new StringWriter();
            EventsCsv csv = new EventsCsv(out);
            for (Event event : node.chain.after(0, 100)) {
                csv.add(event);
            }
            csv.finish();
            lines = out.toString().lines().toList();
        }
    }

    @Test
    void saysThatAnUntouchedExportIsUnbroken() throws IOException {
        assertThat(lines).hasSize(13);
        String last = lines.getLast().substring(lines.getLast().lastIndexOf(',') + 1);
        assertThat(check(untouched -> {})).isEqualTo("0 12 events, chain unbroken, last hash " + last);
        assertThat(check(all -> all.subList(1, 13).clear()))
                .isEqualTo("0 0 events, chain unbroken, last hash " + "0".repeat(64));
    }

    @Test
    void doesNotMindAMarkAtTheBeginningOrOtherLineEnds() throws IOException {
        Path file = folder.resolve("marked.csv");
        Files.writeString(file, "\uFEFF" + String.join("\n", lines) + "\n");
        assertThat(run(file.toString())).startsWith("0 12 events, chain unbroken");
    }

    @Test
    void findsAnEditedLine() throws IOException {
        assertThat(check(all -> all.set(5, all.get(5).replace("\"\"25\"\"", "\"\"250\"\""))))
                .startsWith("1 Broken at record 6: event 5 was changed");
        assertThat(check(all -> all.set(6, all.get(6).replace("2026-03-10", "10.03.2026"))))
                .startsWith("1 Broken at record 7: event 6 was changed");
    }

    @Test
    void findsAnEditedLineWhoseHashWasMadeToFit() throws IOException {
        assertThat(check(all -> {
                    Event event = event(all.get(5));
                    Event forged = new Event(
                            event.seq(),
                            event.intent(),
                            event.at(),
                            event.type(),
                            event.body().replace("25", "250"),
                            event.previousHash(),
                            "");
                    all.set(
                            5,
                            line(new Event(
                                    forged.seq(),
                                    forged.intent(),
                                    forged.at(),
                                    forged.type(),
                                    forged.body(),
                                    forged.previousHash(),
                                    forged.expectedHash())));
                }))
                .startsWith("1 Broken at record 7: event 6 does not follow the one before it");
    }

    @Test
    void findsWhatIsMissingMovedOrDoubled() throws IOException {
        assertThat(check(all -> all.remove(4)))
                .isEqualTo(
                        "1 Broken at record 5: event 4 is missing or out of place, here is event 5. 3 events before it are unbroken.");
        assertThat(check(all -> all.remove(1))).startsWith("1 Broken at record 2: event 1 is missing");
        assertThat(check(all -> all.add(3, all.remove(4)))).startsWith("1 Broken at record 4: event 3 is missing");
        assertThat(check(all -> all.add(3, all.get(3)))).startsWith("1 Broken at record 5: event 4 is missing");
    }

    @Test
    void findsWhatASpreadsheetMakesOfIt() throws IOException {
        assertThat(check(all -> all.replaceAll(line -> line.replace(',', ';'))))
                .startsWith("1 Not an export of the journal's events");
        assertThat(check(all -> all.set(2, all.get(2).replaceFirst("2,", "2.00,"))))
                .startsWith("1 Broken at record 3: its number is not a whole number");
        assertThat(check(all -> all.set(2, all.get(2) + ",,")))
                .startsWith("1 Broken at record 3: it has 9 cells instead of 7");
        assertThat(check(all -> all.set(13 - 1, all.get(12).replaceFirst("\\{.*}", "short"))))
                .startsWith("1 ");
    }

    @Test
    void saysWhatItNeedsAndWhatItCannotRead() throws IOException {
        assertThat(run()).startsWith("2 Usage: ");
        assertThat(run(folder.resolve("nowhere.csv").toString())).startsWith("1 Cannot read ");
        Path noise = Files.write(folder.resolve("noise.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(run(noise.toString())).startsWith("1 Cannot read ");
        assertThat(run(Files.writeString(folder.resolve("empty.csv"), "").toString()))
                .startsWith("1 Not an export");
    }

    private String check(Consumer<List<String>> tampering) throws IOException {
        List<String> all = new ArrayList<>(lines);
        tampering.accept(all);
        Path file = folder.resolve("events.csv");
        Files.writeString(file, String.join("\r\n", all) + "\r\n");
        return run(file.toString());
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = VerifyJournal.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8).strip();
    }

    private static Event event(String line) {
        try (var parser = org.apache.commons.csv.CSVFormat.RFC4180.parse(new java.io.StringReader(line))) {
            return EventsCsv.read(parser.iterator().next());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String line(Event event) {
        StringWriter out = new StringWriter();
        try {
            EventsCsv csv = new EventsCsv(out);
            csv.add(event);
            csv.finish();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString().lines().skip(1).findFirst().orElseThrow();
    }
}
