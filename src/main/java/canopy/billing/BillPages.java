package canopy.billing;

import canopy.billing.BillPage.Choice;
import canopy.billing.BillPage.Column;
import canopy.billing.BillPage.Pager;
import canopy.ledger.AccountSums;
import canopy.ledger.CorrectionLines;
import canopy.ledger.Figures;
import canopy.values.UpstreamDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a bill from what the ledger said. */
@Component
class BillPages {

    private static final List<String> COUNTS = List.of("requests", "input", "output", "cached", "images");

    private final BillText text;
    private final Ways ways;

    BillPages(BillText text, Ways ways) {
        this.text = text;
        this.ways = ways;
    }

    BillPage page(BillAddress address, BillCriteria criteria, Scope scope, Facts facts, UpstreamDay today) {
        BillLinks links = new BillLinks(address);
        Lines lines = new Lines(text, links, criteria.exact());
        String model = criteria.model();
        List<Total> totals = totals(criteria, facts);
        List<Line> shown = lines(criteria, facts, lines);
        return new BillPage(
                address,
                criteria,
                ways.title(criteria, scope),
                ways.crumbs(criteria, scope, links, today),
                text.period(criteria.span()),
                ways.clock(facts.days().readAt()),
                links.here(),
                ways.links(address, criteria, scope, links),
                ways.presets(criteria, links),
                ways.views(criteria, links),
                new Notes(text).of(facts, model),
                totals,
                against(totals, criteria, today),
                new Drawing(text, links, criteria.exact()).of(Stacks.of(facts.days(), facts.models(), model)),
                columns(criteria, links),
                shown,
                shown.stream().anyMatch(line -> line.share() != null),
                emptiness(criteria, facts),
                total(criteria, facts, lines),
                pager(criteria, facts.accounts(), links),
                together(facts, lines),
                facts.corrections().lines().stream().map(text::correction).toList(),
                moreCorrections(facts.corrections(), links),
                facts.isGrowing() ? ways.progress(address, facts) : null);
    }

    private List<Total> totals(BillCriteria criteria, Facts facts) {
        Figures comparable = criteria.model() == null ? facts.before().total() : null;
        int missing = facts.missing(criteria.model());
        int days = facts.days().days().size();
        return new Totals(text, criteria.exact(), comparable)
                .of(
                        missing == days ? Figures.NOT_AVAILABLE : facts.known(criteria.model()),
                        missing == 0 ? null : text.say("billing.total.days", days - missing, days));
    }

    private @Nullable String against(List<Total> totals, BillCriteria criteria, UpstreamDay today) {
        return totals.stream().allMatch(total -> total.before() == null)
                ? null
                : text.say("billing.against", text.period(Periods.before(criteria.span(), today)));
    }

    private String emptiness(BillCriteria criteria, Facts facts) {
        if (facts.accounts() != null && facts.accounts().count() > 0) {
            return text.say("billing.beyond", criteria.page());
        }
        boolean unknown = facts.days().missing() > 0
                || (criteria.by() == By.MODEL && facts.models().missing() > 0);
        return text.say(unknown ? "billing.empty.missing" : "billing.empty");
    }

    private static List<Line> lines(BillCriteria criteria, Facts facts, Lines lines) {
        if (criteria.model() != null) {
            return lines.daysOf(criteria.model(), facts.days(), facts.models());
        }
        if (facts.accounts() != null) {
            return lines.accounts(facts.accounts());
        }
        return criteria.by() == By.MODEL ? lines.models(facts.models()) : lines.days(facts.days());
    }

    /** Not where days are missing: a line under all others would be read as their sum for the whole period. */
    private @Nullable Line total(BillCriteria criteria, Facts facts, Lines lines) {
        Figures total = facts.days().total();
        if (criteria.model() != null) {
            total = facts.models().missing() == 0 ? facts.known(criteria.model()) : null;
        } else if (facts.accounts() != null) {
            total = facts.accounts().total();
        } else if (criteria.by() == By.MODEL) {
            total = facts.models().total();
        }
        return total == null ? null : lines.total(text.say("billing.total"), total);
    }

    private List<Line> together(Facts facts, Lines lines) {
        if (facts.own() == null) {
            return List.of();
        }
        Figures below = facts.days().total();
        Figures own = facts.own().total();
        Figures both = below == null || own == null ? null : below.plus(own);
        return List.of(
                lines.total(text.say("billing.together.below"), below),
                lines.total(text.say("billing.together.own"), own),
                lines.total(text.say("billing.together.both"), both));
    }

    private @Nullable Choice moreCorrections(CorrectionLines corrections, BillLinks links) {
        return corrections.count() <= corrections.lines().size()
                ? null
                : new Choice(text.say("billing.corrections.all", corrections.count()), links.corrections(), false);
    }

    private List<Column> columns(BillCriteria criteria, BillLinks links) {
        List<Column> columns = new ArrayList<>();
        boolean sorts = criteria.by() == By.ACCOUNT;
        columns.add(column(criteria.by().key(), null, sorts ? "name" : null, criteria, links));
        columns.add(column("cost", "money", sorts ? "cost" : null, criteria, links));
        for (String count : COUNTS) {
            columns.add(column(count, "number", sorts ? count : null, criteria, links));
        }
        return columns;
    }

    private Column column(
            String name, @Nullable String kind, @Nullable String sort, BillCriteria criteria, BillLinks links) {
        BillCriteria.Sorting present = criteria.sorting();
        boolean sorted = sort != null && present.column().equals(sort);
        return new Column(
                text.say("billing.column." + name + (name.equals("cost") ? ".usd" : "")),
                kind,
                sort == null ? null : links.sortedBy(sort, present),
                !sorted ? null : present.descending() ? "descending" : "ascending");
    }

    private static @Nullable Pager pager(BillCriteria criteria, @Nullable AccountSums accounts, BillLinks links) {
        if (accounts == null || accounts.lines().isEmpty()) {
            return null;
        }
        int page = criteria.page();
        int pages = Math.max(1, Math.ceilDiv(accounts.count(), criteria.size()));
        int first = (page - 1) * criteria.size();
        return new Pager(
                first + 1,
                first + accounts.lines().size(),
                accounts.count(),
                page,
                pages,
                page > 1 ? links.page(1) : null,
                page > 1 ? links.page(page - 1) : null,
                page < pages ? links.page(page + 1) : null,
                page < pages ? links.page(pages) : null,
                BillAddress.PATH,
                links.address().with("page", "").parameters(),
                BillCriteria.SIZES.stream()
                        .map(size -> new Pager.Size(size, links.size(size), size == criteria.size()))
                        .toList());
    }
}
