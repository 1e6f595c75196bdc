package canopy.closing;

import canopy.changes.Counterparties;
import canopy.changes.Counterparties.Depth;
import canopy.changes.Counterparty;
import canopy.closing.Payee.Place;
import canopy.manage.ManageException;
import canopy.people.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds who gets the credit of an account that is deleted, as far as the reader may know. */
@Component
class Payees {

    private final Counterparties counterparties;

    Payees(Counterparties counterparties) {
        this.counterparties = counterparties;
    }

    /** As far as it is known without asking upstream. */
    Payee known(Subject subject, Viewer viewer) {
        return payee(counterparties.parentOf(subject.account(), Depth.KEPT), viewer);
    }

    /** As far as it is known; the owner's own account is asked for, since no mirror keeps its Rates. */
    Payee estimated(Subject subject, Viewer viewer) {
        Payee known = known(subject, viewer);
        try {
            return known.place() == Place.OWNER ? payee(counterparties.owner(Depth.LOOKED), viewer) : known;
        } catch (ManageException silent) {
            return known;
        }
    }

    /**
     * As it is now.
     *
     * @throws ManageException when upstream cannot be asked
     */
    Payee read(Subject subject, Viewer viewer) {
        return payee(counterparties.parentOf(subject.account(), Depth.READ), viewer);
    }

    private static Payee payee(Optional<Counterparty> found, Viewer viewer) {
        return found.map(above -> above.isVisibleTo(viewer)
                        ? new Payee(
                                above.id(),
                                above.name(),
                                above.owner() ? Place.OWNER : Place.SUBACCOUNT,
                                above.rates(),
                                above.cards())
                        : new Payee(above.id(), null, Place.HIDDEN, null, null))
                .orElse(new Payee(null, null, Place.HIDDEN, null, null));
    }
}
