package canopy.dashboard;

import canopy.dashboard.Runway.Means;
import canopy.ledger.BillDays;
import canopy.ledger.DayLine;
import canopy.ledger.Figures;
import canopy.ledger.Ledger;
import canopy.ledger.ModelLine;
import canopy.ledger.Span;
import canopy.manage.ManageException;
import canopy.manage.UpstreamClock;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the ledger knows of today and the days before. */
@Component
class SpendOutlook {

    private static final int MODELS = 5;

    private final Ledger ledger;
    private final UpstreamClock clock;

    SpendOutlook(Ledger ledger, UpstreamClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Has today's bill read again if it is due; a silent upstream leaves what is kept, which says how old it is.
     *
     * @return false where it is still being read
     */
    boolean refresh(Duration patience) {
        try {
            return ledger.refreshToday(patience);
        } catch (ManageException silent) {
            // The live panel says so, with the time.
            return true;
        }
    }

    DaySoFar day(Dna branch) {
        UpstreamDay today = ledger.today();
        return DaySoFar.of(ledger.days(Span.lastDays(DaySoFar.DAYS, today), branch), today, ledger.zone());
    }

    /** How today went so far, over days before; for who sees the whole tree. Null where nothing was read by the hour. */
    @Nullable
    DayCourse course(DaySoFar day, Dna branch) {
        UpstreamDay yesterday = day.day().plusDays(-1);
        UpstreamDay weekAgo = day.day().plusDays(-DaySoFar.WEEK);
        return DayCourse.of(
                new DayCourse.Known(day.day(), ledger.samples(day.day(), branch), null),
                new DayCourse.Known(yesterday, ledger.samples(yesterday, branch), day.yesterday()),
                new DayCourse.Known(weekAgo, ledger.samples(weekAgo, branch), day.weekAgo()),
                ledger.zone());
    }

    /** Spent in a branch today, as last read. */
    @Nullable
    Money today(Dna branch) {
        Figures total = ledger.days(Span.of(ledger.today()), branch).total();
        return total == null ? null : total.cost();
    }

    /** The models that cost most today, of the whole tree. */
    List<ModelLine> models() {
        return ledger.models(Span.of(ledger.today()), Dna.WHOLE_TREE).models().stream()
                .limit(MODELS)
                .toList();
    }

    /** How long the owner's credit and limits last its own calls; null where the days do not tell. */
    @Nullable
    Runway runway(LivePanel live) {
        Live figures = live.figures();
        if (figures == null) {
            return null;
        }
        UpstreamDay today = ledger.today();
        Span closed = Span.lastDays(Runway.DAYS, today.plusDays(-1));
        ledger.want(closed, Dna.WHOLE_TREE);
        BillDays own = ledger.own(closed);
        List<@Nullable Money> spent = new ArrayList<>();
        for (DayLine line : own.days()) {
            spent.add(DaySoFar.whole(line));
        }
        Means means = new Means(figures.cards(), figures.limits().hard(), live.spentThisMonth());
        return Runway.of(spent, means, today, clock.upstreamsNow());
    }
}
