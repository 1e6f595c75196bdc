package canopy.billing;

import canopy.ledger.BillDays;
import canopy.ledger.Ledger;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.spreadsheets.CsvTable;
import canopy.spreadsheets.Table;
import canopy.spreadsheets.XlsxTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Bills as files: what is on screen, or every day of every account or model. Written as they are read. */
@Controller
class BillExports {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Ledger ledger;
    private final Scopes scopes;
    private final Cover cover;

    BillExports(Ledger ledger, Scopes scopes, Cover cover) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.cover = cover;
    }

    /** A mistake in the address is explained on the bill's own page. */
    @GetMapping(BillAddress.PATH + ".csv")
    @Requires(Right.VIEW_BILLS)
    @Nullable
    String csv(
            BillAddress address,
            @RequestParam(defaultValue = "screen") String detail,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        BillCriteria criteria = BillCriteria.of(address, ledger.today());
        if (!criteria.problems().isEmpty()) {
            return explained(detail, criteria);
        }
        BillFile file = file(address, criteria, detail, viewer);
        begin(response, file, "text/csv;charset=UTF-8", ".csv");
        finish(file, new CsvTable(response.getOutputStream(), file.columns()));
        return null;
    }

    /** As the CSV file, with a first sheet that says what it is. */
    @GetMapping(BillAddress.PATH + ".xlsx")
    @Requires(Right.VIEW_BILLS)
    @Nullable
    String xlsx(
            BillAddress address,
            @RequestParam(defaultValue = "screen") String detail,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        BillCriteria criteria = BillCriteria.of(address, ledger.today());
        if (!criteria.problems().isEmpty()) {
            return explained(detail, criteria);
        }
        BillFile file = file(address, criteria, detail, viewer);
        begin(response, file, XLSX, ".xlsx");
        finish(
                file,
                new XlsxTable(
                        response.getOutputStream(), cover.name(), cover.facts(file), cover.table(), file.columns()));
        return null;
    }

    private static String explained(String detail, BillCriteria criteria) {
        if (!detail.equals(Detail.SCREEN.key())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    Problem.parameter(criteria.problems().getFirst()));
        }
        return "forward:" + BillAddress.PATH;
    }

    private BillFile file(BillAddress address, BillCriteria criteria, String detail, Viewer viewer) {
        Detail held =
                Detail.of(detail).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "detail"));
        Scope scope = scopes.of(address, viewer);
        if (held != Detail.SCREEN && (scope.isOne() || criteria.model() != null)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "detail");
        }
        BillDays days = scope.days(ledger, criteria.span());
        return new BillFile(ledger, criteria, scope, held, days);
    }

    private void begin(HttpServletResponse response, BillFile file, String type, String ending) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(cover.fileName(file) + ending)
                        .build()
                        .toString());
    }

    private static void finish(BillFile file, Table table) throws IOException {
        file.writeTo(table);
        table.finish();
    }
}
