package canopy.journal;

import canopy.people.Right;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who may see which intents, and settle them; what a viewer may not see is not found. Everybody stays within the own
 * branch, support sees only what it did itself, and finance only money. A creation that is not done has no place in the
 * tree but below the owner, so who asked for it sees it, too.
 */
@Component
class Scope {

    boolean maySee(Viewer viewer, Intent intent) {
        return maySee(viewer, intent.branch(), intent.kind(), intent.money(), intent.actorId());
    }

    boolean maySee(Viewer viewer, Dna branch, Kind kind, boolean money, long actor) {
        boolean own = actor == viewer.personId();
        return viewer.may(Right.VIEW_JOURNAL)
                && (branch.isWithin(viewer.branch()) || (kind == Kind.CREATE && own))
                && (viewer.role() != Role.SUPPORT || own)
                && (viewer.role() != Role.FINANCE || money);
    }

    /**
     * Whether the viewer may say what became of an intent that nobody else can tell. Only of what the viewer might change:
     * not even of the own creation, since that happened above a branch that was narrowed since.
     */
    boolean maySettle(Viewer viewer, Intent intent) {
        return viewer.may(Right.SETTLE_OUTCOME)
                && maySee(viewer, intent)
                && viewer.mayChange(intent.branch())
                && (intent.kind() != Kind.ROTATE_KEY || viewer.may(Right.MANAGE_OWNER_KEY))
                && intent.state() == State.NEEDS_HUMAN;
    }

    /** The same as {@link #maySee}, as conditions on rows; all hold. */
    List<String> narrow(Viewer viewer) {
        List<String> conditions = new ArrayList<>();
        conditions.add(
                !viewer.may(Right.VIEW_JOURNAL)
                        ? "1 = 0"
                        : viewer.branch().isWholeTree()
                                ? "1 = 1"
                                : "(branch like :viewerBranch or (kind = 'CREATE' and actor_id = :viewer))");
        if (viewer.role() == Role.SUPPORT) {
            conditions.add("actor_id = :viewer");
        }
        if (viewer.role() == Role.FINANCE) {
            conditions.add("money");
        }
        return conditions;
    }

    /** The values for {@link #narrow}. A path has digits and dots only, which mean nothing else in a pattern. */
    Map<String, Object> parameters(Viewer viewer) {
        return Map.of("viewerBranch", viewer.branch().path() + "%", "viewer", viewer.personId());
    }
}
