package canopy.closing;

import canopy.changes.Complaints;
import canopy.people.Complaint;
import canopy.values.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads what was typed, and says what is wrong with it. */
@Component
class Inputs {

    private static final int LONGEST_REASON = 200;

    private final MessageSource messages;

    Inputs(MessageSource messages) {
        this.messages = messages;
    }

    List<Complaint> complaints(SuspensionForm form) {
        Complaints complaints = new Complaints(messages);
        if (form.wanted() == null) {
            complaints.about("suspended", "changes.typed.choice");
        }
        reason(form.reason(), complaints);
        return complaints.all();
    }

    List<Complaint> complaints(DeletionForm form, Subject subject) {
        Complaints complaints = new Complaints(messages);
        if (!Typed.trimmed(form.confirmName()).equals(Typed.trimmed(subject.title()))) {
            complaints.about("confirmName", "closing.deletion.confirmName.wrong", subject.title());
        }
        reason(form.reason(), complaints);
        return complaints.all();
    }

    /** A reason without complaints, as the journal keeps it. */
    static String reason(@Nullable String typed) {
        return Typed.trimmed(typed);
    }

    /** What the check page said is at stake. */
    static Stake stake(@Nullable String seen) {
        Stake stake = Stake.parse(seen);
        if (stake == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "seen");
        }
        return stake;
    }

    private static void reason(@Nullable String typed, Complaints complaints) {
        complaints.value("reason", Typed.line(typed, LONGEST_REASON).required());
    }
}
