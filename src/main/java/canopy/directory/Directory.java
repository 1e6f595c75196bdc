package canopy.directory;

import canopy.ledger.ReadBudget;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What we last read of every account. Answers come from this node's memory in milliseconds, whether or not upstream can
 * be reached; {@link #state} tells how old they are. What lies outside the given branch is not found.
 */
@Component
public class Directory {

    /** One page of the accounts that match, and the sums over all of them. */
    public Found search(DirectoryQuery query, Dna branch) {
        return new Found(List.of(), 0, query.page(), query.size(), BranchFigures.NONE);
    }

    /** Hands over all accounts that match, in order, as of one moment; the query's page is not looked at. */
    public void each(DirectoryQuery query, Dna branch, Consumer<Row> action) {}

    public Optional<Row> row(AccountId id, Dna branch) {
        return Optional.empty();
    }

    /** One page of the accounts directly below another, by id; nothing when that is not in the branch. */
    public Found children(AccountId parent, Dna branch, int page, int size) {
        return new Found(List.of(), 0, page, size, BranchFigures.NONE);
    }

    /** One page of the accounts at the top of a branch: its head where we know it, else the nearest below. */
    public Found roots(Dna branch, int page, int size) {
        return new Found(List.of(), 0, page, size, BranchFigures.NONE);
    }

    /** The levels that occur in a branch, lowest first. */
    public List<Long> levels(Dna branch) {
        return List.of();
    }

    /** One account in full; also one that is gone, as it was last seen. */
    public Optional<MirroredAccount> account(AccountId id, Dna branch) {
        return Optional.empty();
    }

    /** What changed of an account, newest first. */
    public History history(AccountId id, Dna branch, int page, int size) {
        return new History(List.of(), 0, page, size);
    }

    /**
     * Reads one account upstream and keeps what it says, visible to the next query. An account that upstream no longer
     * has is marked as gone. A look that nobody's change caused is left out when the daily budget is used up.
     *
     * @throws canopy.manage.ManageException when upstream cannot be asked; the mirror then stays as it is
     */
    public Optional<MirroredAccount> refresh(AccountId id, Dna branch, Cause cause) {
        return Optional.empty();
    }

    public MirrorState state() {
        return new MirrorState(
                MirrorState.Phase.NEVER_WALKED,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                new ReadBudget.State(UpstreamDay.at(Instant.EPOCH, ZoneOffset.UTC), 0, 0));
    }

    /** Asks for a walk now. False when one is under way already, or none may be made. */
    public boolean requestWalk() {
        return false;
    }
}
