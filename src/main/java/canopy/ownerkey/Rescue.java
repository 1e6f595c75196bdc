package canopy.ownerkey;

import canopy.journal.Fact;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.manage.OwnerKey;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells the journal of a rotation that took effect, in doubt or after everybody had given it up: the key that it made is
 * accepted, and put to use in the same transaction. One that is still being sent is settled by who sends it.
 */
@Component
class Rescue {

    /** Why such a rotation is done, as the journal says it. */
    static final String LATE = "ownerkey.why.late";

    private final Journal journal;

    Rescue(Journal journal) {
        this.journal = journal;
    }

    /** @param before the key that it takes the place of */
    void tell(KeptKey used, OwnerKey before) {
        if (used.intent() != null) {
            journal.tookEffectLate(
                    new IntentId(used.intent()), List.of(new Fact("ownerKey", before.masked(), used.masked())), LATE);
        }
    }
}
