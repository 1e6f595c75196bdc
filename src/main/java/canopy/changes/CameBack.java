package canopy.changes;

import canopy.manage.Created;
import canopy.manage.Deleted;
import canopy.manage.Movement;
import canopy.manage.Party;
import org.jspecify.annotations.Nullable;

/** What upstream answered to a write, as the journal keeps it: both sides' money, and never a key. */
public record CameBack(@Nullable Party payer, @Nullable Party account) {

    public static String of(Movement movement) {
        return Images.write(new CameBack(movement.payer(), movement.account()));
    }

    public static String of(Deleted deleted) {
        return Images.write(new CameBack(deleted.parent(), deleted.account()));
    }

    /** Without the new account's key: that is shown once and kept nowhere. */
    public static String of(Created created) {
        return Images.write(new CameBack(created.payer(), created.account()));
    }
}
