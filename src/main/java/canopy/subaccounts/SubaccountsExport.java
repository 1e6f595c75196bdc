package canopy.subaccounts;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.manage.UpstreamClock;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The accounts of a list as a CSV file: all that match, in the list's order, as of one moment. */
@Controller
class SubaccountsExport {

    private static final DateTimeFormatter IN_FILE_NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private final Directory directory;
    private final UpstreamClock clock;

    SubaccountsExport(Directory directory, UpstreamClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A mistake in the address is explained on the list's own page. */
    @GetMapping("/subaccounts.csv")
    @Requires(Right.VIEW_ACCOUNTS)
    @Nullable
    String export(ListAddress address, Viewer viewer, HttpServletResponse response) throws IOException {
        ListCriteria criteria = criteria(address, viewer);
        if (!criteria.problems().isEmpty()) {
            return "forward:" + ListLinks.PATH;
        }
        Instant readAt = directory.state().completeAt();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("subaccounts-" + IN_FILE_NAME.format(clock.now()) + ".csv")
                        .build()
                        .toString());
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        SubaccountsCsv csv = new SubaccountsCsv(out, readAt);
        directory.each(criteria.query(), viewer.branch(), csv::add);
        csv.finish();
        return null;
    }

    private ListCriteria criteria(ListAddress address, Viewer viewer) {
        return ListCriteria.of(address, id -> directory.row(id, viewer.branch()).map(Row::branch));
    }
}
