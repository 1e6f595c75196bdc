package canopy.changes;

import canopy.journal.Answer;
import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import java.util.function.Supplier;

/** Turns how a call of the Manage API ended into what the journal understands. The one place where the two meet. */
public final class Sending {

    private Sending() {}

    /** @param call makes the call, once, and gives what came back as JSON without secrets */
    public static Answer answer(Supplier<String> call) {
        try {
            return new Answer.Accepted(call.get());
        } catch (ManageException failure) {
            return explained(failure);
        }
    }

    private static Answer explained(ManageException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case NotFound gone -> new Answer.Refused(404, message, null, null);
            case Rejected refused -> new Answer.Refused(refused.status(), message, refused.code(), refused.traceId());
            case Unavailable silent -> new Answer.NotSent(message);
            case Unknown unknown -> new Answer.Lost(message);
        };
    }
}
