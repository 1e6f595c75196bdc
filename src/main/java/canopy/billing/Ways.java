package canopy.billing;

import canopy.billing.BillPage.Choice;
import canopy.billing.BillPage.Links;
import canopy.billing.BillPage.Progress;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes where a bill stands and where it leads: title, levels above, presets, views, files. */
@Component
class Ways {

    private static final List<String> DETAILS = List.of("account-days", "model-days");

    private final BillText text;
    private final Ledger ledger;

    Ways(BillText text, Ledger ledger) {
        this.text = text;
        this.ledger = ledger;
    }

    String title(BillCriteria criteria, Scope scope) {
        if (criteria.model() != null) {
            return criteria.model();
        }
        return scope.name() == null ? text.say("billing.title") : scope.name();
    }

    /** Total, account, model, day: each level with the one below it no longer chosen. */
    List<Choice> crumbs(BillCriteria criteria, Scope scope, BillLinks links, UpstreamDay today) {
        List<Choice> crumbs = new ArrayList<>();
        boolean narrowed = scope.name() != null || criteria.model() != null;
        if (criteria.span().length() == 1) {
            Span month = new Span(
                    criteria.span().from().firstOfMonth(),
                    lastOf(criteria.span().from(), today));
            crumbs.add(new Choice(text.month(criteria.span().from().month()), links.days(month), false));
        }
        if (narrowed) {
            crumbs.add(new Choice(text.say("billing.all"), links.without("branch", "account", "model"), false));
        }
        if (scope.isOne() && !links.address().branch().isEmpty()) {
            crumbs.add(new Choice(
                    text.say("billing.branch.crumb", links.address().branch()),
                    links.without("account", "model"),
                    false));
        }
        if (scope.name() != null && criteria.model() != null) {
            crumbs.add(new Choice(scope.name(), links.without("model"), false));
        }
        return crumbs;
    }

    /** "Days of Asia/Shanghai", and when today was read. */
    String clock(@Nullable Instant readAt) {
        String zone = ledger.zone().getId();
        return readAt == null
                ? text.say("billing.clock", zone)
                : text.say("billing.clock.read", zone, text.clock(readAt));
    }

    List<Choice> presets(BillCriteria criteria, BillLinks links) {
        return Stream.of(Preset.values())
                .map(preset -> new Choice(
                        text.say("billing.preset." + preset.key()), links.preset(preset), preset == criteria.preset()))
                .toList();
    }

    /** What the lines can be: an account alone has no accounts, a model alone has days only. */
    List<Choice> views(BillCriteria criteria, BillLinks links) {
        if (criteria.model() != null) {
            return List.of();
        }
        return Stream.of(By.values())
                .filter(by -> criteria.account() == null || by != By.ACCOUNT)
                .map(by -> new Choice(text.say("billing.by." + by.key()), links.by(by), by == criteria.by()))
                .toList();
    }

    Links links(BillAddress address, BillCriteria criteria, Scope scope, BillLinks links) {
        String head = scope.head() == null ? null : scope.head().toString();
        return new Links(
                head == null ? null : "/subaccounts/" + head,
                scope.isOne() && scope.below() > 0 && scope.head() != null ? links.branch(scope.head()) : null,
                !scope.isOne() && scope.head() != null ? links.account(scope.head()) : null,
                CompareAddress.of(address, criteria.span(), Periods.before(criteria.span(), ledger.today()))
                        .href(),
                links.statement(),
                links.exact(!criteria.exact()),
                files(criteria, links));
    }

    Progress progress(BillAddress address, Facts facts) {
        int of = facts.days().days().size();
        int there = of - facts.mostMissing();
        return new Progress(
                there,
                of,
                text.say("billing.progress", there, of),
                address.href(BillAddress.PATH + "/progress"),
                address.href());
    }

    private List<Choice> files(BillCriteria criteria, BillLinks links) {
        List<Choice> files = new ArrayList<>();
        for (String format : List.of("csv", "xlsx")) {
            String path = BillAddress.PATH + "." + format;
            files.add(new Choice(text.say("billing.file.screen." + format), links.file(path, null), true));
            if (criteria.account() == null && criteria.model() == null) {
                for (String detail : DETAILS) {
                    files.add(new Choice(
                            text.say("billing.file." + detail + "." + format), links.file(path, detail), false));
                }
            }
        }
        return files;
    }

    private static UpstreamDay lastOf(UpstreamDay day, UpstreamDay today) {
        UpstreamDay last = new UpstreamDay(day.month().atEndOfMonth());
        return last.compareTo(today) > 0 && day.compareTo(today) <= 0 ? today : last;
    }
}
