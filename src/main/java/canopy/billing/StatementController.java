package canopy.billing;

import canopy.ledger.AccountOrder;
import canopy.ledger.AccountSums;
import canopy.ledger.CorrectionLines;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A bill for paper, on A4: totals, models, accounts and days on one page, and whether it can still change. */
@Controller
class StatementController {

    /** More fill sheets that nobody reads; the files hold all. */
    private static final int MOST_ACCOUNTS = 100;

    private final Ledger ledger;
    private final Scopes scopes;
    private final Inquiry inquiry;
    private final Cover cover;
    private final BillText text;

    StatementController(Ledger ledger, Scopes scopes, Inquiry inquiry, Cover cover, BillText text) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.inquiry = inquiry;
        this.cover = cover;
        this.text = text;
    }

    /** A mistake in the address is explained on the bill's own page. */
    @GetMapping(BillAddress.PATH + "/statement")
    @Requires(Right.VIEW_BILLS)
    String statement(BillAddress address, Viewer viewer, Model model) {
        UpstreamDay today = ledger.today();
        BillAddress whole = address.with("model", "", "by", "", "page", "", "sort", "", "size", "");
        BillCriteria criteria = BillCriteria.of(whole, today);
        if (!criteria.problems().isEmpty()) {
            return "forward:" + BillAddress.PATH;
        }
        Scope scope = scopes.of(whole, viewer);
        Facts facts = inquiry.facts(criteria, scope, viewer, today);
        AccountSums sums = scope.isOne()
                ? null
                : ledger.accounts(criteria.span(), scope.branch(), AccountOrder.COST, true, 1, MOST_ACCOUNTS);
        model.addAttribute("page", page(whole, criteria, scope, facts, sums));
        return "billing/statement";
    }

    private StatementPage page(
            BillAddress address, BillCriteria criteria, Scope scope, Facts facts, @Nullable AccountSums sums) {
        Lines lines = new Lines(text, new BillLinks(address), criteria.exact());
        int missing = facts.days().missing();
        int days = facts.days().days().size();
        return new StatementPage(
                address.href(),
                facts.isGrowing(),
                scope.name() == null ? text.say("billing.all") : scope.name(),
                cover.scope(scope),
                text.period(criteria.span()),
                ledger.zone().getId(),
                cover.complete(facts.days()),
                text.moment(Instant.now()),
                new Notes(text).of(facts, null),
                new Totals(text, criteria.exact(), null)
                        .of(
                                facts.days().known(),
                                missing == 0 ? null : text.say("billing.total.days", days - missing, days)),
                parts(facts, sums, lines),
                facts.corrections().lines().stream().map(text::correction).toList(),
                otherCorrections(facts.corrections()));
    }

    private @Nullable String otherCorrections(CorrectionLines corrections) {
        int others = corrections.count() - corrections.lines().size();
        return others == 0 ? null : text.say("billing.statement.corrections", others);
    }

    private List<StatementPage.Part> parts(Facts facts, @Nullable AccountSums sums, Lines lines) {
        List<StatementPage.Part> parts = new ArrayList<>();
        parts.add(part(By.MODEL, lines.models(facts.models()), facts.models().total(), lines, null));
        if (sums != null) {
            String others = sums.count() <= MOST_ACCOUNTS
                    ? null
                    : text.say("billing.statement.others", sums.count() - MOST_ACCOUNTS);
            parts.add(part(By.ACCOUNT, lines.accounts(sums), sums.total(), lines, others));
        }
        parts.add(part(By.DAY, lines.days(facts.days()), facts.days().total(), lines, null));
        return parts.stream().filter(part -> !part.lines().isEmpty()).toList();
    }

    private StatementPage.Part part(
            By by, List<Line> shown, @Nullable Figures total, Lines lines, @Nullable String others) {
        return new StatementPage.Part(
                by,
                text.say("billing.column." + by.key()),
                shown,
                total == null ? null : lines.total(text.say("billing.total"), total),
                others);
    }
}
