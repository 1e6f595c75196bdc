package canopy.journal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The chain as a file: each event to the letter, since its hash is of the letters. No cell can begin a formula: they are
 * digits, letters, or JSON.
 */
final class EventsCsv {

    static final List<String> COLUMNS = List.of("seq", "intent", "at", "type", "body", "previous_hash", "hash");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();

    private final CSVPrinter printer;

    EventsCsv(Writer out) throws IOException {
        printer = new CSVPrinter(out, FORMAT);
    }

    void add(Event event) throws IOException {
        printer.printRecord(
                event.seq(),
                event.intent(),
                event.at(),
                event.type(),
                event.body(),
                event.previousHash(),
                event.hash());
    }

    void finish() throws IOException {
        printer.flush();
    }

    /** @throws IllegalArgumentException when the line is no event */
    static Event read(CSVRecord line) {
        if (line.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("it has " + line.size() + " cells instead of " + COLUMNS.size());
        }
        if (!line.get(0).matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("its number is not a whole number");
        }
        return new Event(
                Long.parseLong(line.get(0)),
                line.get(1),
                line.get(2),
                line.get(3),
                line.get(4),
                line.get(5),
                line.get(6));
    }
}
