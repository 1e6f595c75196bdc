package canopy.directory;

import canopy.directory.AccountTable.Stored;
import canopy.ledger.ReadBudget;
import canopy.manage.AccountInfo;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What we last read of every account. Answers come from this node's memory in milliseconds, whether or not upstream can
 * be reached; {@link #state} tells how old they are. What lies outside the given branch is not found.
 */
@Component
public class Directory {

    private final RosterKeeper rosters;
    private final AccountTable accounts;
    private final HistoryTable history;
    private final Keeping keeping;
    private final Ownership ownership;
    private final Subaccounts subaccounts;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final Observatory observatory;

    Directory(
            RosterKeeper rosters,
            AccountTable accounts,
            HistoryTable history,
            Keeping keeping,
            Ownership ownership,
            Subaccounts subaccounts,
            ReadBudget budget,
            UpstreamClock clock,
            Observatory observatory) {
        this.rosters = rosters;
        this.accounts = accounts;
        this.history = history;
        this.keeping = keeping;
        this.ownership = ownership;
        this.subaccounts = subaccounts;
        this.budget = budget;
        this.clock = clock;
        this.observatory = observatory;
    }

    /** One page of the accounts that match, and the sums over all of them. */
    public Found search(DirectoryQuery query, Dna branch) {
        return view(branch).search(query);
    }

    /** Hands over all accounts that match, in order, as of one moment; the query's page is not looked at. */
    public void each(DirectoryQuery query, Dna branch, Consumer<Row> action) {
        view(branch).each(query, action);
    }

    public Optional<Row> row(AccountId id, Dna branch) {
        return view(branch).row(id);
    }

    /** One page of the accounts directly below another, by id; nothing when that is not in the branch. */
    public Found children(AccountId parent, Dna branch, int page, int size) {
        return view(branch).children(parent, page, size);
    }

    /** One page of the accounts at the top of a branch: its head where we know it, else the nearest below. */
    public Found roots(Dna branch, int page, int size) {
        return view(branch).roots(page, size);
    }

    /** The levels that occur in a branch, lowest first. */
    public List<Long> levels(Dna branch) {
        return view(branch).levels();
    }

    /** How many accounts of a branch need attention for each reason; one account may have several. */
    public Map<Attention, Integer> attention(Dna branch) {
        return view(branch).attention();
    }

    /**
     * Hands over all accounts that are there and say anything of models: an allow list, a mapper, or limits of one model.
     * Reads the database, a thousand at a time; a branch is for whoever asks to hold to.
     */
    public void eachWithModels(Consumer<Subaccount> action) {
        if (!ownership.isForeign()) {
            accounts.eachWithModels(action);
        }
    }

    /** One account in full; also one that is gone, as it was last seen. */
    public Optional<MirroredAccount> account(AccountId id, Dna branch) {
        return stored(id).flatMap(stored -> mirrored(id, stored, branch));
    }

    /** What changed of an account, newest first; pages count from 1. */
    public History history(AccountId id, Dna branch, int page, int size) {
        boolean visible = view(branch).shows(id)
                || stored(id).filter(stored -> view(stored, branch).shows(id)).isPresent();
        return visible ? history.of(id, page, size) : new History(List.of(), 0, page, size);
    }

    /**
     * Reads one account upstream and keeps what it says, visible to the next query. An account that upstream no longer
     * has is marked as gone. A look that nobody's change caused is left out when the daily budget is used up, and where
     * it is not known to lie within the branch.
     *
     * @throws canopy.manage.ManageException when upstream cannot be asked; the mirror then stays as it is
     */
    public Optional<MirroredAccount> refresh(AccountId id, Dna branch, Cause cause) {
        boolean unknown = stored(id).isEmpty();
        boolean may = unknown
                ? branch.isWholeTree() || !cause.isOutside()
                : account(id, branch).isPresent();
        if (!may || !ownership.isOurs()) {
            return Optional.empty();
        }
        if (!cause.isOutside()) {
            budget.take(1, "account");
        } else if (!budget.tryTake(1, "account")) {
            return account(id, branch);
        }
        return lookedUp(id, branch, cause);
    }

    /**
     * Reads one account upstream because something is about to be done to it, or to see what became of that: whatever
     * the daily budget says, of which it takes its part. Upstream is not asked for what is not known to lie within the
     * branch.
     *
     * @return the account as it is now, perhaps as gone; nothing when it is not in the branch
     * @throws canopy.manage.ManageException when upstream cannot be asked; the mirror then stays as it is
     */
    public Optional<MirroredAccount> reread(AccountId id, Dna branch) {
        if (account(id, branch).isEmpty()
                && !(branch.isWholeTree() && stored(id).isEmpty())) {
            return Optional.empty();
        }
        if (!ownership.isOurs()) {
            return Optional.empty();
        }
        budget.take(1, "change");
        return lookedUp(id, branch, Cause.OUTSIDE);
    }

    /**
     * Reads one account upstream to see what became of a change, whatever the daily budget says. The mirror stays as it is
     * until {@link #keep}: only whoever asked can tell who made the change.
     *
     * @return nothing when upstream no longer has it
     * @throws canopy.manage.ManageException when upstream cannot be asked, or the database is another account's
     */
    public Optional<Looked> look(AccountId id) {
        if (!ownership.isOurs()) {
            throw new Unavailable("The database belongs to another account of the upstream", null);
        }
        budget.take(1, "change");
        Instant asked = clock.now();
        try {
            return Optional.of(new Looked(subaccounts.find(id), asked));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    /** Keeps what was seen of an account, visible to the next query, with what made it change. */
    public void keep(Looked looked, Cause cause) {
        keeping.keepOne(looked.account(), looked.at(), cause);
    }

    /**
     * Reads the owner's own account upstream, whatever the daily budget says, and keeps what it holds for {@link #state}.
     *
     * @throws canopy.manage.ManageException when upstream cannot be asked, or the database is another account's
     */
    public AccountInfo rereadOwn() {
        return ownership.reread();
    }

    public MirrorState state() {
        return observatory.state();
    }

    /** Asks for a walk now. False when one is under way, began within the last minute, or may not be made. */
    public boolean requestWalk() {
        return observatory.requestWalk();
    }

    private Optional<MirroredAccount> lookedUp(AccountId id, Dna branch, Cause cause) {
        Instant asked = clock.now();
        try {
            keeping.keepOne(subaccounts.find(id), asked, cause);
        } catch (NotFound gone) {
            keeping.keepGone(List.of(id.value()), asked, cause);
        }
        return account(id, branch);
    }

    private View view(Dna branch) {
        return new View(rosters.current(), branch);
    }

    /** What the database has of an account; nothing when the database is somebody else's. */
    private Optional<Stored> stored(AccountId id) {
        return ownership.isForeign() ? Optional.empty() : accounts.stored(id.value());
    }

    /** A view that also shows an account which the roster leaves out. */
    private View view(Stored stored, Dna branch) {
        return new View(rosters.current().with(Facts.of(stored.account())), branch);
    }

    private Optional<MirroredAccount> mirrored(AccountId id, Stored stored, Dna branch) {
        View present = view(branch);
        View view = present.shows(id) ? present : view(stored, branch);
        return view.row(id).map(row -> {
            List<Row> ancestors = view.ancestors(id);
            return new MirroredAccount(
                    row,
                    stored.account(),
                    observatory.readAt(stored),
                    stored.goneSince(),
                    ancestors,
                    ancestors.isEmpty() ? null : record(ancestors.getLast().id()));
        });
    }

    private @Nullable Subaccount record(AccountId id) {
        return stored(id).map(Stored::account).orElse(null);
    }
}
