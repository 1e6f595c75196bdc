package canopy.journal;

import canopy.people.Right;
import canopy.people.Role;
import canopy.people.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who may see which intents; outside, an intent is not found. Everybody stays within the own branch, support sees only
 * what it did itself, and finance only money. A creation that is not done has no place in the tree but below the owner,
 * so who asked for it sees it, too.
 */
@Component
class Scope {

    boolean maySee(Viewer viewer, Intent intent) {
        boolean own = intent.actorId() == viewer.personId();
        return viewer.may(Right.VIEW_JOURNAL)
                && (intent.branch().isWithin(viewer.branch()) || (intent.kind() == Kind.CREATE && own))
                && (viewer.role() != Role.SUPPORT || own)
                && (viewer.role() != Role.FINANCE || intent.money());
    }
}
