package canopy.changes;

import canopy.journal.Answer;
import canopy.journal.Intent;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Locked;
import canopy.journal.State;
import canopy.manage.ManageException;
import canopy.manage.ManageException.Rejected;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a confirmed change was not made. */
@Component
public class Setbacks {

    private final MessageSource messages;
    private final Journal journal;

    Setbacks(MessageSource messages, Journal journal) {
        this.messages = messages;
        this.journal = journal;
    }

    /** Why an intent changed nothing: refused, or nothing was sent; null when it did, or may have. */
    public @Nullable Setback of(Intent intent) {
        if (intent.state() == State.REJECTED) {
            Answer.Refused refusal = intent.refusal();
            return refusal == null
                    ? new Setback(
                            HttpStatus.UNPROCESSABLE_CONTENT, "changes.refused.title", null, null, null, null, null)
                    : refused(refusal.message(), refusal.code(), refusal.traceId());
        }
        if (intent.state() == State.NOT_APPLIED) {
            return intent.stepsSent() > 0
                    ? nothingSent(HttpStatus.SERVICE_UNAVAILABLE, text("changes.nothingSent.silent"))
                    : nothingSent(HttpStatus.CONFLICT, words(intent.outcome().why()));
        }
        return null;
    }

    /** Another intent is open for the account, or one that had to end first did not. */
    public Setback of(Locked locked, Viewer viewer) {
        if (locked.isOnTheSame()) {
            return locked(locked.standing(), viewer);
        }
        boolean key = locked.standing().kind() == Kind.ROTATE_KEY;
        return locked(key ? "changes.locked.key" : "changes.locked.turn", locked.standing(), viewer);
    }

    /** What locks an account before anything is tried; nothing when nothing does. */
    public Optional<Setback> standing(AccountId account, Viewer viewer) {
        return journal.openFor(account).map(standing -> locked(standing, viewer));
    }

    /** The form's id belongs to somebody else's intent, or to one on something else. */
    public Setback misused() {
        return nothingSent(HttpStatus.CONFLICT, text("changes.misused"));
    }

    /** Upstream could not be read before anything was sent. */
    public Setback of(ManageException failure) {
        return failure instanceof Rejected refused
                ? refused(String.valueOf(refused.getMessage()), refused.code(), refused.traceId())
                : nothingSent(HttpStatus.SERVICE_UNAVAILABLE, text("changes.nothingSent.silent"));
    }

    /** Upstream no longer has the account. */
    public Setback gone() {
        return nothingSent(HttpStatus.GONE, text("changes.gone"));
    }

    private Setback locked(Intent standing, Viewer viewer) {
        return locked("changes.locked.title", standing, viewer);
    }

    private Setback locked(String title, Intent standing, Viewer viewer) {
        boolean visible = journal.find(standing.id(), viewer).isPresent();
        return new Setback(
                HttpStatus.CONFLICT,
                title,
                visible ? text("changes.locked.text", standing.actorName()) : text("changes.locked.hidden"),
                visible ? "/journal/" + standing.id() : null,
                null,
                null,
                null);
    }

    private static Setback refused(String said, @Nullable String code, @Nullable String traceId) {
        return new Setback(HttpStatus.UNPROCESSABLE_CONTENT, "changes.refused.title", null, null, said, code, traceId);
    }

    private static Setback nothingSent(HttpStatus status, @Nullable String text) {
        return new Setback(status, "changes.nothingSent.title", text, null, null, null, null);
    }

    /** The text of a message key, or the text itself where it is none. */
    private @Nullable String words(@Nullable String why) {
        return why == null ? null : messages.getMessage(why, null, why, LocaleContextHolder.getLocale());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
