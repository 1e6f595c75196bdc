package canopy.changes;

import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.manage.ManageException;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the account that a page is about to change, within the reader's branch: what lies outside is answered by 404. */
@Component
public class Accounts {

    /** A look at the same account within this time would tell nothing new, and looks can cost money. */
    static final Duration FRESH_ENOUGH = Duration.ofSeconds(30);

    private final Directory directory;
    private final UpstreamClock clock;

    Accounts(Directory directory, UpstreamClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As it was last read, perhaps as gone. */
    public MirroredAccount kept(AccountId id, Viewer viewer) {
        return directory
                .account(id, viewer.branch())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** For a form: as it is now, as far as upstream answers and the day's reads are not used up. */
    public Look looked(AccountId id, Viewer viewer) {
        MirroredAccount kept = kept(id, viewer);
        if (kept.isGone() || !isOld(kept)) {
            return new Look(kept, false);
        }
        try {
            return asked(kept, viewer);
        } catch (ManageException silent) {
            return new Look(kept, true);
        }
    }

    /**
     * For a page that asks whether to go on: as it is now, as far as the day's reads are not used up.
     *
     * @throws ManageException when upstream cannot be asked: then nothing could be confirmed, either
     */
    public Look checked(AccountId id, Viewer viewer) {
        return asked(kept(id, viewer), viewer);
    }

    private Look asked(MirroredAccount kept, Viewer viewer) {
        MirroredAccount found = directory
                .refresh(kept.row().id(), viewer.branch(), Cause.OUTSIDE)
                .orElse(kept);
        return new Look(found, !found.isGone() && isOld(found));
    }

    private boolean isOld(MirroredAccount account) {
        return !account.readAt().plus(FRESH_ENOUGH).isAfter(clock.now());
    }
}
