package canopy.closing;

import canopy.changes.Setback;
import canopy.changes.Setbacks;
import canopy.journal.Answer;
import canopy.journal.Intent;
import canopy.journal.IntentMisused;
import canopy.journal.Journal;
import canopy.journal.Locked;
import canopy.journal.NotYetConfirmed;
import canopy.manage.ManageException;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes a confirmed change, and tells whether the person goes on to the intent's page or stays with the form, and why. */
@Component
class Attempts {

    /** Why a plan stops whose account upstream no longer has. */
    static final String GONE = "closing.stop.gone";

    private final Journal journal;
    private final Setbacks setbacks;
    private final MessageSource messages;

    Attempts(Journal journal, Setbacks setbacks, MessageSource messages) {
        this.journal = journal;
        this.setbacks = setbacks;
        this.messages = messages;
    }

    Attempt of(Supplier<Intent> change, Viewer viewer) {
        try {
            Intent intent = change.get();
            Setback setback = intent.wasThere() ? null : setbacks.of(intent);
            return setback == null ? Attempt.WENT : new Attempt(setback, isGone(intent));
        } catch (NotYetConfirmed pending) {
            // It was sent: its own page is the only honest place to go.
            return Attempt.WENT;
        } catch (Locked locked) {
            return Attempt.failed(setbacks.of(locked, viewer));
        } catch (IntentMisused misused) {
            return Attempt.failed(nothingSent(HttpStatus.CONFLICT, text("closing.taken")));
        } catch (ManageException silent) {
            return Attempt.failed(setbacks.of(silent));
        }
    }

    /** What locks an account before anything is tried; null when nothing does. */
    @Nullable
    Setback locked(AccountId id, Viewer viewer) {
        Intent standing = journal.openFor(id).orElse(null);
        if (standing == null) {
            return null;
        }
        boolean visible = journal.find(standing.id(), viewer).isPresent();
        return new Setback(
                HttpStatus.CONFLICT,
                "changes.locked.title",
                visible ? text("closing.locked", standing.actorName()) : text("closing.locked.hidden"),
                visible ? "/journal/" + standing.id() : null,
                null,
                null,
                null);
    }

    /** Why nothing can be sent for a state of the account that has just been seen. */
    Setback stopped(String key) {
        return nothingSent(HttpStatus.CONFLICT, text(key));
    }

    Setback silent(ManageException silent) {
        return setbacks.of(silent);
    }

    private static boolean isGone(Intent intent) {
        Answer.Refused refusal = intent.refusal();
        return GONE.equals(intent.outcome().why())
                || (refusal != null && refusal.status() == HttpStatus.NOT_FOUND.value());
    }

    private static Setback nothingSent(HttpStatus status, String text) {
        return new Setback(status, "changes.nothingSent.title", text, null, null, null, null);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
