package canopy.billing;

import canopy.ledger.AccountSums;
import canopy.ledger.BillDays;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.people.Viewer;
import canopy.values.UpstreamDay;
import org.springframework.stereotype.Component;

/** Asks the ledger all that a bill shows, and has it fetch what is missing. */
@Component
class Inquiry {

    /** The newest ones; all of them have a page of their own. */
    private static final int CORRECTIONS = 25;

    private final Ledger ledger;
    private final TodaysBill today;

    Inquiry(Ledger ledger, TodaysBill today) {
        this.ledger = ledger;
        this.today = today;
    }

    Facts facts(BillCriteria criteria, Scope scope, Viewer viewer, UpstreamDay now) {
        Span span = criteria.span();
        TodaysBill.Outcome outcome = span.contains(now) ? today.ask() : TodaysBill.Outcome.READ;
        BillDays days = scope.days(ledger, span);
        if (days.missing() > 0) {
            ledger.want(span, scope.branch());
        }
        boolean everything = scope.isWholeTree() && viewer.branch().isWholeTree() && criteria.model() == null;
        return new Facts(
                days,
                scope.days(ledger, Periods.before(span, now)),
                scope.models(ledger, span),
                criteria.by() == By.ACCOUNT ? accounts(criteria, scope) : null,
                everything ? ledger.own(span) : null,
                scope.corrections(ledger, span, 1, CORRECTIONS),
                ledger.filling(),
                outcome);
    }

    private AccountSums accounts(BillCriteria criteria, Scope scope) {
        return ledger.accounts(
                criteria.span(),
                scope.branch(),
                criteria.sorting().order(),
                criteria.sorting().descending(),
                criteria.page(),
                criteria.size());
    }
}
