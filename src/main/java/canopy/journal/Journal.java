package canopy.journal;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Every change upstream goes through here: written down before it is sent, sent at most once, and settled by reading. */
@Component
public class Journal {

    private final Preparing preparing;
    private final Performing performing;
    private final Afterwards afterwards;
    private final Disk disk;
    private final IntentTable intents;
    private final IntentSearch search;
    private final Scope scope;

    Journal(
            Preparing preparing,
            Performing performing,
            Afterwards afterwards,
            Disk disk,
            IntentTable intents,
            IntentSearch search,
            Scope scope) {
        this.preparing = preparing;
        this.performing = performing;
        this.afterwards = afterwards;
        this.disk = disk;
        this.intents = intents;
        this.search = search;
        this.scope = scope;
    }

    /**
     * Does what a person asks for, once. What upstream does is never thrown: the intent tells, as it stands afterwards.
     *
     * <p>The same id again, by a double click, a reload or on another node, asks no plan and answers the intent as it
     * stands by then, with {@link Intent#wasThere}.
     *
     * @param plan reads the target anew and says what to send; asked at most once, before anything is sent. What it throws
     *     is thrown on, and nothing was sent
     * @throws Locked when another intent for the target is open, or one that moves the same balance for longer than anybody
     *     waits; nothing was written or sent
     * @throws IntentMisused when the id belongs to another person's intent, or to one on something else
     * @throws AccessDeniedException when the target is the head of the viewer's branch or lies outside it
     * @throws NotYetConfirmed when something was sent and the database does not take what came back
     */
    public Intent perform(Viewer viewer, Change change, Supplier<Plan> plan) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction may span a call upstream");
        }
        if (!viewer.mayChange(change.target().branch())) {
            throw new AccessDeniedException("Nobody changes the head of the own branch, or what lies outside it");
        }
        Optional<Intent> standing = preparing.prepare(viewer, change);
        if (standing.isPresent()) {
            return Discretion.shownTo(viewer, standing.get());
        }
        performing.perform(change.id(), plan);
        try {
            return Discretion.shownTo(viewer, intents.find(change.id()).orElseThrow());
        } catch (NestedRuntimeException fault) {
            throw new NotYetConfirmed(change.id(), fault);
        }
    }

    /**
     * Writes down that an intent took effect after all, which had been given up, refused or left to a person, or is still
     * in doubt: it is done, and its chain says so. Nothing happens to one in any other state. Takes part in the caller's
     * transaction.
     *
     * @param result each field before → as it is now
     * @param why the key of a message: how it was found out; not kept of one in doubt, which ends like any other
     * @return whether it was in such a state
     */
    public boolean tookEffectLate(IntentId id, List<Fact> result, String why) {
        return afterwards.late(id, result, why);
    }

    /**
     * Writes down what a person has done here and nothing is sent for, as an intent that is done. Takes part in the
     * caller's transaction, which does it: neither is there without the other.
     *
     * @param why the key of a message: what it was
     */
    public void note(Viewer viewer, Change change, String why) {
        afterwards.note(viewer, change, why);
    }

    /**
     * Returns once all that was committed before outlasts a power cut. Outside a transaction.
     *
     * @throws NestedRuntimeException when that cannot be had
     */
    public void outlast() {
        disk.force();
    }

    /** The intent, if there is one that the viewer may see, without figures that the viewer may not see. */
    public Optional<Intent> find(IntentId id, Viewer viewer) {
        return intents.find(id)
                .filter(intent -> scope.maySee(viewer, intent))
                .map(intent -> Discretion.shownTo(viewer, intent));
    }

    /** The accounts with an outcome that is not confirmed: sent, unknown, or waiting for a person. */
    public Set<AccountId> unsettled() {
        return intents.unsettled();
    }

    /** How many outcomes are not confirmed, of those that the viewer may see. */
    public int unsettledCount(Viewer viewer) {
        return search.unsettled(viewer);
    }

    /**
     * What was sent for some accounts between two moments on our clock, to tell our own doing from others': whoever asks
     * sees only accounts of the own branch. Who did it is told to those who may see the intent.
     */
    public List<Footprint> footprints(Collection<AccountId> accounts, Instant from, Instant to, Viewer viewer) {
        return accounts.isEmpty() ? List.of() : search.footprints(accounts, from, to, viewer);
    }

    /** The intent that locks an account, the oldest if there are several. */
    public Optional<Intent> openFor(AccountId account) {
        return intents.openFor(account).stream().findFirst();
    }
}
