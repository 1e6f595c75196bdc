package canopy.closing;

import canopy.changes.Accounts;
import canopy.changes.Look;
import canopy.directory.Directory;
import canopy.manage.ManageException;
import canopy.people.Viewer;
import canopy.values.AccountId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the account that a page is about, within the reader's branch. */
@Component
class Subjects {

    private final Accounts accounts;
    private final Directory directory;

    Subjects(Accounts accounts, Directory directory) {
        this.accounts = accounts;
        this.directory = directory;
    }

    /** As it was last read. */
    Subject kept(AccountId id, Viewer viewer) {
        return new Subject(accounts.kept(id, viewer), false);
    }

    /**
     * For a page that asks whether to go on.
     *
     * @throws ManageException when upstream cannot be asked
     */
    Subject checked(AccountId id, Viewer viewer) {
        return subject(accounts.checked(id, viewer));
    }

    /** As it is now, as far as upstream answers. */
    Subject looked(AccountId id, Viewer viewer) {
        return subject(accounts.looked(id, viewer));
    }

    /**
     * As it is now.
     *
     * @throws ManageException when upstream cannot be asked
     */
    Subject read(AccountId id, Viewer viewer) {
        return directory
                .reread(id, viewer.branch())
                .map(found -> new Subject(found, false))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** As it is after an attempt that changed nothing: looked for once more where upstream said that it is not there. */
    Subject after(Subject before, Attempt attempt, Viewer viewer) {
        try {
            return attempt.gone() ? read(before.id(), viewer) : kept(before.id(), viewer);
        } catch (ManageException silent) {
            return before;
        }
    }

    private static Subject subject(Look look) {
        return new Subject(look.account(), look.asKept());
    }
}
