package canopy.billing;

import canopy.billing.BillPage.Choice;
import canopy.billing.BillPage.Pager;
import canopy.billing.ComparePage.Mover;
import canopy.billing.Movers.Moved;
import canopy.charts.Change;
import canopy.ledger.BillDays;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.ledger.ModelDays;
import canopy.ledger.Span;
import canopy.values.AccountId;
import canopy.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of two periods side by side. */
@Component
class ComparePages {

    private static final int AT_ONCE = 50;

    private final Ledger ledger;
    private final BillText text;

    ComparePages(Ledger ledger, BillText text) {
        this.ledger = ledger;
        this.text = text;
    }

    ComparePage page(CompareAddress address, BillCriteria now, Span before, Scope scope) {
        BillDays present = wanted(now.span(), scope);
        BillDays past = wanted(before, scope);
        By by = now.by() == By.MODEL ? By.MODEL : By.ACCOUNT;
        boolean whole = present.missing() + past.missing() == 0;
        List<Note> notes = new ArrayList<>();
        List<Moved> moved;
        if (by == By.ACCOUNT) {
            moved = Movers.accounts(ledger, scope, before, now.span());
        } else {
            ModelDays models = scope.models(ledger, now.span());
            ModelDays other = scope.models(ledger, before);
            whole = models.missing() + other.missing() == 0;
            moved = Movers.models(other.models(), models.models());
        }
        if (!whole) {
            notes.add(
                    new Note("warning", text.say("billing.compare.missing", past.missing(), present.missing()), null));
        }
        BillLinks links = new BillLinks(bill(address));
        boolean complete = whole;
        int first = (now.page() - 1) * AT_ONCE;
        List<Mover> lines = moved.stream()
                .skip(first)
                .limit(AT_ONCE)
                .map(line -> mover(line, href(line, by, links), complete))
                .toList();
        return new ComparePage(
                address,
                scope.name() == null ? text.say("billing.all") : scope.name(),
                text.period(now.span()),
                text.period(before),
                text.say("billing.clock", ledger.zone().getId()),
                links.here(),
                address.by().isEmpty() ? Map.of() : Map.of("by", address.by()),
                views(address, by),
                notes,
                lines,
                complete ? total(past.total(), present.total()) : null,
                pager(address, now.page(), lines.size(), moved.size()));
    }

    private BillDays wanted(Span span, Scope scope) {
        BillDays days = scope.days(ledger, span);
        if (days.missing() > 0) {
            ledger.want(span, scope.branch());
        }
        return days;
    }

    private List<Choice> views(CompareAddress address, By present) {
        return Stream.of(By.ACCOUNT, By.MODEL)
                .map(by -> new Choice(
                        text.say("billing.by." + by.key()), address.by(by.key()).href(), by == present))
                .toList();
    }

    private Mover mover(Moved moved, @Nullable String href, boolean complete) {
        Money difference = complete ? moved.difference() : null;
        Change change = !complete || moved.before() == null || moved.now() == null
                ? null
                : Change.of(moved.before().amount(), moved.now().amount());
        return new Mover(
                href,
                moved.name(),
                text.cost(moved.before(), false),
                text.cost(moved.now(), false),
                difference == null ? null : signed(difference),
                difference == null ? null : text.exact(difference),
                Objects.requireNonNullElse(text.change(change), "–"));
    }

    private String signed(Money difference) {
        return (difference.isPositive() ? "+" : "")
                + text.cost(difference, false).replace('-', '−');
    }

    private @Nullable Mover total(@Nullable Figures before, @Nullable Figures now) {
        if (before == null || now == null) {
            return null;
        }
        return mover(new Moved("", text.say("billing.total"), false, before.cost(), now.cost()), null, true);
    }

    private static @Nullable String href(Moved moved, By by, BillLinks links) {
        if (!moved.placed()) {
            return null;
        }
        return by == By.MODEL ? links.model(moved.key()) : links.account(AccountId.valueOf(moved.key()));
    }

    private static BillAddress bill(CompareAddress address) {
        return new BillAddress("", address.from(), address.to(), "", address.branch(), "", "", "", "", "", "");
    }

    private static @Nullable Pager pager(CompareAddress address, int page, int shown, int all) {
        if (shown == 0) {
            return null;
        }
        int pages = Math.ceilDiv(all, AT_ONCE);
        int first = (page - 1) * AT_ONCE;
        return new Pager(
                first + 1,
                first + shown,
                all,
                page,
                pages,
                page > 1 ? address.page(1).href() : null,
                page > 1 ? address.page(page - 1).href() : null,
                page < pages ? address.page(page + 1).href() : null,
                page < pages ? address.page(pages).href() : null,
                CompareAddress.PATH,
                address.page(1).parameters(),
                List.of());
    }
}
