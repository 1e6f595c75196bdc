package canopy.journal;

import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The journal as CSV files: the intents of a list, and the chain of all events. */
@Controller
class JournalExports {

    private static final int AT_ONCE = 500;
    private static final DateTimeFormatter IN_FILE_NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private final IntentSearch search;
    private final Chain chain;
    private final JournalText text;
    private final JournalTime time;

    JournalExports(IntentSearch search, Chain chain, JournalText text, JournalTime time) {
        this.search = search;
        this.chain = chain;
        this.text = text;
        this.time = time;
    }

    /** A mistake in the address is explained on the list's own page. */
    @GetMapping("/journal.csv")
    @Requires(Right.VIEW_JOURNAL)
    @Nullable
    String intents(JournalAddress address, Viewer viewer, HttpServletResponse response) throws IOException {
        JournalCriteria criteria = JournalCriteria.of(address);
        if (!criteria.problems().isEmpty()) {
            return "forward:" + JournalAddress.PATH;
        }
        JournalCsv csv = new JournalCsv(file("journal", response), text);
        search.each(criteria.filter(), viewer, csv::add);
        csv.finish();
        return null;
    }

    @GetMapping("/journal/events.csv")
    @Requires(Right.EXPORT_CHAIN)
    void events(Viewer viewer, HttpServletResponse response) throws IOException {
        EventsCsv csv = new EventsCsv(file("journal-events", response));
        List<Event> some = chain.after(0, AT_ONCE);
        while (!some.isEmpty()) {
            for (Event event : some) {
                csv.add(event);
            }
            some = chain.after(some.getLast().seq(), AT_ONCE);
        }
        csv.finish();
    }

    private Writer file(String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "-" + IN_FILE_NAME.format(time.now()) + ".csv")
                        .build()
                        .toString());
        return new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    }
}
