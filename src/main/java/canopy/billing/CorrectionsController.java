package canopy.billing;

import canopy.billing.BillPage.Pager;
import canopy.ledger.CorrectionLines;
import canopy.ledger.Ledger;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All corrections of a bill, page by page: the bill itself shows the newest ones alone. */
@Controller
class CorrectionsController {

    static final String PATH = BillAddress.PATH + "/corrections";

    private final Ledger ledger;
    private final Scopes scopes;
    private final BillText text;

    CorrectionsController(Ledger ledger, Scopes scopes, BillText text) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.text = text;
    }

    @GetMapping(PATH)
    @Requires(Right.VIEW_BILLS)
    String corrections(BillAddress address, Viewer viewer, Model model, HttpServletResponse response) {
        BillCriteria criteria = BillCriteria.of(address, ledger.today());
        if (!criteria.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("address", address);
            model.addAttribute("errors", Problem.of(criteria, "from", "to", text));
            return "billing/problem";
        }
        Scope scope = scopes.of(address, viewer);
        CorrectionLines found = scope.corrections(ledger, criteria.span(), criteria.page(), criteria.size());
        model.addAttribute(
                "page",
                new CorrectionsPage(
                        address.with("page", "", "size", "").href(),
                        scope.name() == null ? text.say("billing.all") : scope.name(),
                        text.period(criteria.span()),
                        text.say("billing.clock", ledger.zone().getId()),
                        found.lines().stream().map(text::correction).toList(),
                        pager(address, criteria, found)));
        return "billing/corrections";
    }

    private static @Nullable Pager pager(BillAddress address, BillCriteria criteria, CorrectionLines found) {
        if (found.lines().isEmpty()) {
            return null;
        }
        int page = criteria.page();
        int size = criteria.size();
        int pages = Math.ceilDiv(found.count(), size);
        Map<String, String> kept = address.with("page", "").parameters();
        IntFunction<String> at = number ->
                address.with("page", number == 1 ? "" : String.valueOf(number)).href(PATH);
        return new Pager(
                (page - 1) * size + 1,
                (page - 1) * size + found.lines().size(),
                found.count(),
                page,
                pages,
                page > 1 ? at.apply(1) : null,
                page > 1 ? at.apply(page - 1) : null,
                page < pages ? at.apply(page + 1) : null,
                page < pages ? at.apply(pages) : null,
                PATH,
                kept,
                BillCriteria.SIZES.stream()
                        .map(some -> new Pager.Size(
                                some,
                                address.with("size", String.valueOf(some), "page", "")
                                        .href(PATH),
                                some == size))
                        .toList());
    }
}
