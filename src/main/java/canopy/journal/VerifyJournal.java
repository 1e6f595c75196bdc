package canopy.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Checks an export of the journal's events without the console: that no line was edited, removed, added or moved. That
 * the end is there, only the number and hash tell that somebody wrote down elsewhere.
 */
public final class VerifyJournal {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private VerifyJournal() {}

    /** Reads the file named by the only argument and says what is wrong with it. Answers the exit code: 0, 1, or 2. */
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 1) {
            out.println("Usage: java -jar canopy.jar verify-journal <events.csv>");
            return 2;
        }
        try (BufferedReader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            return verify(file, out);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            out.println("Cannot read " + arguments[0] + " as CSV in UTF-8: " + unreadable.getMessage());
            return 1;
        }
    }

    private static int verify(BufferedReader file, PrintStream out) throws IOException {
        Iterator<CSVRecord> lines = CSVFormat.RFC4180.parse(withoutMark(file)).iterator();
        if (!lines.hasNext() || !List.of(lines.next().values()).equals(EventsCsv.COLUMNS)) {
            out.println("Not an export of the journal's events: the first line must be "
                    + String.join(",", EventsCsv.COLUMNS));
            return 1;
        }
        long events = 0;
        String hash = Event.ORIGIN;
        while (lines.hasNext()) {
            CSVRecord line = lines.next();
            try {
                Event event = EventsCsv.read(line);
                check(event, events + 1, hash);
                hash = event.hash();
                events++;
            } catch (IllegalArgumentException broken) {
                // The first line names the columns, so that event 1 stands in record 2.
                out.println("Broken at record " + line.getRecordNumber() + ": " + broken.getMessage() + ". " + events
                        + " events before it are unbroken.");
                return 1;
            }
        }
        out.println(events + " events, chain unbroken, last hash " + hash);
        return 0;
    }

    private static void check(Event event, long expected, String previous) {
        if (event.seq() != expected) {
            throw new IllegalArgumentException(
                    "event " + expected + " is missing or out of place, here is event " + event.seq());
        }
        if (!event.previousHash().equals(previous)) {
            throw new IllegalArgumentException(
                    "event " + event.seq() + " does not follow the one before it, which was changed or replaced");
        }
        if (!event.hash().equals(event.expectedHash())) {
            throw new IllegalArgumentException("event " + event.seq() + " was changed, its hash is another");
        }
    }

    private static Reader withoutMark(BufferedReader file) throws IOException {
        file.mark(1);
        if (file.read() != BYTE_ORDER_MARK) {
            file.reset();
        }
        return file;
    }
}
