package canopy.ledger;

import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The bills of upstream, day by day, as they are kept in the database: answered in milliseconds, whether or not upstream
 * can be reached. A day that was not read yet is missing, and no total is made without it. What lies outside the given
 * branch is not found.
 *
 * <p>All amounts are US dollars charged to the accounts, all days those of the upstream's clock.
 */
@Component
public class Ledger {

    private final Snapshot snapshot;
    private final BillLines bills;
    private final ModelLines models;
    private final AccountLines accounts;
    private final CostColumns costs;
    private final Corrections corrections;
    private final OnDemand onDemand;
    private final Progress progress;
    private final Today today;
    private final Samples samples;
    private final UpstreamClock clock;

    Ledger(
            Snapshot snapshot,
            BillLines bills,
            ModelLines models,
            AccountLines accounts,
            CostColumns costs,
            Corrections corrections,
            OnDemand onDemand,
            Progress progress,
            Today today,
            Samples samples,
            UpstreamClock clock) {
        this.snapshot = snapshot;
        this.bills = bills;
        this.models = models;
        this.accounts = accounts;
        this.costs = costs;
        this.corrections = corrections;
        this.onDemand = onDemand;
        this.progress = progress;
        this.today = today;
        this.samples = samples;
        this.clock = clock;
    }

    /**
     * Each day of a span: of the whole tree as upstream states it in all, of a branch as its accounts add up, its head
     * among them.
     */
    public BillDays days(Span span, Dna branch) {
        return snapshot.of(
                () -> branch.isWholeTree() ? bills.stated(Subjects.WHOLE_TREE, span) : bills.branch(span, branch));
    }

    /** Each day of one account by itself, without what is below it. Whether it may be seen is for the caller to know. */
    public BillDays days(Span span, AccountId account) {
        return snapshot.of(() -> bills.account(span, account));
    }

    /**
     * What was used of each model. For a branch other than the whole tree upstream is asked for the days that are missing,
     * in the background: look again while the state is {@link ModelDays.State#FETCHING}.
     */
    public ModelDays models(Span span, Dna branch) {
        return branch.isWholeTree()
                ? snapshot.of(() -> models.read(Subjects.WHOLE_TREE, span))
                : onDemand.models(span, branch, false);
    }

    /** The same of one account by itself; none of an account that no bill named yet. */
    public ModelDays models(Span span, AccountId account) {
        return onDemand.models(span, account);
    }

    /** One page of the accounts that used anything in the span, sorted; pages count from 1. */
    public AccountSums accounts(Span span, Dna branch, AccountOrder order, boolean descending, int page, int size) {
        return accounts.page(span, branch, order, descending, page, size);
    }

    /** All accounts that used anything in the span, in no order. */
    public void eachAccount(Span span, Dna branch, Consumer<AccountLine> action) {
        accounts.each(span, branch, action);
    }

    /**
     * What accounts were charged on each day of a span, the first day first; null where that is not known. None at all for
     * the moments that a large tree's days need to be read into memory after a start.
     *
     * @param span of forty days at most in a large tree
     */
    public Map<AccountId, List<@Nullable Money>> curves(Collection<AccountId> of, Span span) {
        return snapshot.of(() -> costs.curves(of, span));
    }

    /** The owner's own usage ({@code /dashboard/bill}), which is not part of that of its descendants. */
    public BillDays own(Span span) {
        return snapshot.of(() -> bills.stated(Subjects.OWN, span));
    }

    public ModelDays ownModels(Span span) {
        return snapshot.of(() -> models.read(Subjects.OWN, span));
    }

    /**
     * What upstream stated of closed days otherwise later, newest first; within a branch that of its accounts alone. Pages
     * count from 1.
     */
    public CorrectionLines corrections(Span span, Dna branch, int page, int size) {
        return corrections.read(span, branch, page, size);
    }

    /** The same of one account by itself. Whether it may be seen is for the caller to know. */
    public CorrectionLines corrections(Span span, AccountId account, int page, int size) {
        return corrections.read(span, account, page, size);
    }

    public Filling filling() {
        return progress.filling();
    }

    /** Has the missing days of a span read before all others. Does not wait for upstream. */
    public void want(Span span, Dna branch) {
        onDemand.wantDays(span);
    }

    /**
     * Has today's bill read again, where what is kept is older than allowed and the daily budget lets it. What comes later
     * than anybody waits is seen by the next look.
     *
     * @param patience how long to wait for it
     * @return false where it is still being read
     * @throws canopy.manage.ManageException when upstream could not be asked within that time
     */
    public boolean refreshToday(Duration patience) {
        return today.refresh(patience);
    }

    /**
     * How far a day had come each time that it was read while it ran, the first first. Of the whole tree alone: upstream
     * is not asked for branches as often.
     */
    public List<Sample> samples(UpstreamDay day, Dna branch) {
        return branch.isWholeTree() ? samples.of(day) : List.of();
    }

    /** Hands over what each account used on each day that is there, by day and then by id; never all in memory. */
    public void eachAccountDay(Span span, Dna branch, Consumer<AccountDay> action) {
        accounts.eachDay(span, branch, action);
    }

    /** Hands over what was used of each model on each day that is there, by day and then by name. */
    public void eachModelDay(Span span, Dna branch, Consumer<ModelDay> action) {
        onDemand.subject(branch).ifPresent(subject -> models.each(subject, span, action));
    }

    public UpstreamDay today() {
        return clock.today();
    }

    public ZoneId zone() {
        return clock.zone();
    }
}
