package canopy.billing;

import canopy.ledger.BillDays;
import canopy.ledger.Ledger;
import canopy.spreadsheets.XlsxTable.Fact;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what a file is: in its name, and on the first sheet of a workbook. */
@Component
class Cover {

    private final BillText text;
    private final Ledger ledger;

    Cover(BillText text, Ledger ledger) {
        this.text = text;
        this.ledger = ledger;
    }

    /** Such as {@code bill-by-account_2026-11-01_2026-11-22_Asia-Shanghai}. */
    String fileName(BillFile file) {
        BillCriteria criteria = file.criteria();
        String what = file.detail() == Detail.SCREEN
                ? "by-" + criteria.by().name().toLowerCase(Locale.ROOT)
                : file.detail().key();
        String whose = file.scope().head() == null ? "" : "-of-" + file.scope().head();
        return "bill-" + what + whose + "_" + criteria.span().from() + "_" + last(file) + "_"
                + ledger.zone().getId().replace('/', '-');
    }

    String name() {
        return text.say("billing.cover");
    }

    String table() {
        return text.say("billing.cover.table");
    }

    List<Fact> facts(BillFile file) {
        BillCriteria criteria = file.criteria();
        BillDays days = file.days();
        Instant read = days.readAt();
        return List.of(
                fact(
                        "whose",
                        file.scope().name() == null
                                ? text.say("billing.all")
                                : file.scope().name()),
                fact("scope", scope(file.scope())),
                fact("period", text.period(criteria.span())),
                fact("clock", ledger.zone().getId()),
                fact("model", criteria.model() == null ? text.say("billing.chart.all") : criteria.model()),
                fact("lines", text.say("billing.cover.lines." + file.detail().key())),
                fact("complete", file.lacksModels() ? text.say("billing.cover.models") : complete(days)),
                fact("read", read == null ? text.say("billing.cover.closed") : text.moment(read)),
                fact("written", text.moment(Instant.now())),
                fact("amounts", text.say("billing.cover.amounts.about")));
    }

    /** What a bill covers, in words. */
    String scope(Scope scope) {
        return text.say("billing.cover.scope." + (scope.isOne() ? "account" : scope.isWholeTree() ? "tree" : "branch"));
    }

    /** Whether a bill can still change, in words. */
    String complete(BillDays days) {
        int all = days.days().size();
        if (days.missing() == 0 && days.doubtful() > 0) {
            return text.say("billing.cover.doubtful", days.doubtful(), all);
        }
        if (days.missing() > 0) {
            return text.say("billing.cover.missing", days.missing(), all);
        }
        return days.open() > 0 ? text.say("billing.cover.open", days.open(), all) : text.say("billing.cover.all", all);
    }

    /** Days after today are not in the file. */
    private UpstreamDay last(BillFile file) {
        UpstreamDay today = ledger.today();
        UpstreamDay to = file.criteria().span().to();
        return to.compareTo(today) > 0 ? today : to;
    }

    private Fact fact(String about, String said) {
        return new Fact(text.say("billing.cover." + about), said);
    }
}
