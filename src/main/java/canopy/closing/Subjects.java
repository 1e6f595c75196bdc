package canopy.closing;

import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.directory.MirroredAccount;
import canopy.manage.ManageException;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the account that a page is about, within the reader's branch. */
@Component
class Subjects {

    /** A look at the same account within this time would tell nothing new, and looks can cost money. */
    private static final Duration FRESH_ENOUGH = Duration.ofSeconds(30);

    private final Directory directory;
    private final UpstreamClock clock;

    Subjects(Directory directory, UpstreamClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As it was last read. */
    Subject kept(AccountId id, Viewer viewer) {
        return new Subject(
                directory
                        .account(id, viewer.branch())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                false);
    }

    /** As it is now, as far as upstream answers. */
    Subject looked(AccountId id, Viewer viewer) {
        Subject kept = kept(id, viewer);
        if (kept.isGone() || kept.found().readAt().plus(FRESH_ENOUGH).isAfter(clock.now())) {
            return kept;
        }
        try {
            return directory
                    .refresh(id, viewer.branch(), Cause.OUTSIDE)
                    .map(found -> new Subject(found, isOld(found)))
                    .orElse(kept);
        } catch (ManageException silent) {
            return new Subject(kept.found(), true);
        }
    }

    /**
     * As it is now.
     *
     * @throws ManageException when upstream cannot be asked
     */
    Subject read(AccountId id, Viewer viewer) {
        MirroredAccount found = directory
                .reread(id, viewer.branch())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Subject(found, false);
    }

    /** As it is after an attempt that changed nothing: looked for once more where upstream said that it is not there. */
    Subject after(Subject before, Attempt attempt, Viewer viewer) {
        try {
            return attempt.gone() ? read(before.id(), viewer) : kept(before.id(), viewer);
        } catch (ManageException silent) {
            return before;
        }
    }

    private boolean isOld(MirroredAccount found) {
        Instant oldest = clock.now().minus(FRESH_ENOUGH);
        return !found.isGone() && found.readAt().isBefore(oldest);
    }
}
