package canopy.billing;

import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.UpstreamDay;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Two periods side by side; without days, this month and the same days of the month before. */
@Controller
class CompareController {

    private final Ledger ledger;
    private final Scopes scopes;
    private final ComparePages pages;
    private final BillText text;

    CompareController(Ledger ledger, Scopes scopes, ComparePages pages, BillText text) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.pages = pages;
        this.text = text;
    }

    @GetMapping(CompareAddress.PATH)
    @Requires(Right.VIEW_BILLS)
    String compare(CompareAddress typed, Viewer viewer, Model model, HttpServletResponse response) {
        UpstreamDay today = ledger.today();
        BillCriteria now = BillCriteria.of(bill(typed, typed.from(), typed.to()), today);
        BillCriteria other = BillCriteria.of(bill(typed, typed.beforeFrom(), typed.beforeTo()), today);
        List<Problem> problems = new ArrayList<>(Problem.of(now, "from", "to", text));
        problems.addAll(Problem.of(other, "beforeFrom", "beforeTo", text));
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("address", typed);
            model.addAttribute("errors", problems.stream().distinct().toList());
            return "billing/compare-problem";
        }
        Span before = typed.beforeFrom().isEmpty() ? Periods.before(now.span(), today) : other.span();
        CompareAddress address = new CompareAddress(
                now.span().from().toString(),
                now.span().to().toString(),
                before.from().toString(),
                before.to().toString(),
                typed.by(),
                typed.branch(),
                typed.page());
        Scope scope = scopes.of(bill(address, address.from(), address.to()), viewer);
        model.addAttribute("page", pages.page(address, now, before, scope));
        return "billing/compare";
    }

    private static BillAddress bill(CompareAddress address, String from, String to) {
        return new BillAddress("", from, to, address.by(), address.branch(), "", "", "", address.page(), "", "");
    }
}
