package canopy.directory;

import canopy.ledger.ReadBudget;
import canopy.manage.AccountInfo;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageSettings;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whose database this is. It belongs to the first upstream and account that it was filled from, and nothing of another is
 * ever mixed in.
 */
@Component
class Ownership {

    private enum Verdict {
        NOT_ASKED,
        OURS,
        FOREIGN
    }

    private final Register register;
    private final OwnTable own;
    private final OwnAccount account;
    private final ReadBudget budget;
    private final UpstreamClock clock;
    private final String upstream;
    private volatile Verdict verdict = Verdict.NOT_ASKED;

    /** @throws ForeignDatabase when the database is known to belong to another upstream */
    Ownership(
            Register register,
            OwnTable own,
            OwnAccount account,
            ReadBudget budget,
            UpstreamClock clock,
            ManageSettings settings) {
        this.register = register;
        this.own = own;
        this.account = account;
        this.budget = budget;
        this.clock = clock;
        this.upstream = settings.identity();
        String belongsTo = register.read().upstream();
        if (belongsTo != null && !belongsTo.equals(upstream)) {
            throw new ForeignDatabase(belongsTo, upstream);
        }
    }

    /**
     * Asks upstream whose key we hold and keeps a snapshot of that account.
     *
     * @return whether the database is that account's, as it is after the first contact
     * @throws canopy.manage.ManageException when upstream cannot be asked
     */
    boolean confirm() {
        look();
        return verdict == Verdict.OURS;
    }

    /**
     * Reads the owner's own account and keeps a snapshot of it.
     *
     * @throws Unavailable also when the database is another account's
     */
    AccountInfo reread() {
        budget.take(1, "owner");
        AccountInfo info = look();
        if (verdict != Verdict.OURS) {
            throw new Unavailable("The database belongs to another account of the upstream", null);
        }
        return info;
    }

    private AccountInfo look() {
        Instant asked = clock.now();
        AccountInfo info = account.info();
        AccountId owner = info.account().id();
        register.belongTo(upstream, owner);
        Register.Line line = register.read();
        boolean ours =
                upstream.equals(line.upstream()) && Long.valueOf(owner.value()).equals(line.ownerAccount());
        verdict = ours ? Verdict.OURS : Verdict.FOREIGN;
        if (ours) {
            own.keep(info, asked);
        }
        return info;
    }

    /** Whether the database is ours, asking upstream only where nobody has yet. */
    boolean isOurs() {
        if (verdict == Verdict.NOT_ASKED) {
            budget.take(1, "owner");
            return confirm();
        }
        return verdict == Verdict.OURS;
    }

    /** Whether upstream said that the key is another account's. */
    boolean isForeign() {
        return verdict == Verdict.FOREIGN;
    }
}
