package canopy.billing;

import canopy.ledger.Ledger;
import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.UpstreamDay;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Bills: all accounts, one branch or one account, over any days of the upstream's calendar. */
@Controller
class BillController {

    private final Ledger ledger;
    private final Scopes scopes;
    private final Inquiry inquiry;
    private final BillPages pages;
    private final Ways ways;
    private final BillText text;

    BillController(Ledger ledger, Scopes scopes, Inquiry inquiry, BillPages pages, Ways ways, BillText text) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.inquiry = inquiry;
        this.pages = pages;
        this.ways = ways;
        this.text = text;
    }

    @GetMapping(BillAddress.PATH)
    @Requires(Right.VIEW_BILLS)
    String bill(BillAddress address, Viewer viewer, Model model, HttpServletResponse response) {
        UpstreamDay now = ledger.today();
        BillCriteria criteria = BillCriteria.of(address, now);
        if (!criteria.problems().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("address", address);
            model.addAttribute("errors", Problem.of(criteria, "from", "to", text));
            return "billing/problem";
        }
        Scope scope = scopes.of(address, viewer);
        Facts facts = inquiry.facts(criteria, scope, viewer, now);
        model.addAttribute("page", pages.page(address, criteria, scope, facts, now));
        model.addAttribute("errors", List.of());
        return "billing/bill";
    }

    /** How far the reading of what a bill lacks has come, as a fragment that asks again by itself. */
    @GetMapping(BillAddress.PATH + "/progress")
    @Poll
    @Requires(Right.VIEW_BILLS)
    String progress(BillAddress address, Viewer viewer, Model model) {
        UpstreamDay now = ledger.today();
        BillCriteria criteria = BillCriteria.of(address, now);
        if (!criteria.problems().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    Problem.parameter(criteria.problems().getFirst()));
        }
        Facts facts = inquiry.facts(criteria, scopes.of(address, viewer), viewer, now);
        model.addAttribute("progress", ways.progress(address, facts));
        return facts.isGrowing()
                ? "billing/progress :: progress(progress=${progress})"
                : "billing/progress :: ended(progress=${progress})";
    }
}
