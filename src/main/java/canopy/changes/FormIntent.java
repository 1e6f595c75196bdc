package canopy.changes;

import canopy.journal.IntentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads the intent that each of our forms carries; a request without one comes from no form of ours, and is answered by 400. */
public final class FormIntent {

    private FormIntent() {}

    public static IntentId of(@Nullable String intent) {
        try {
            return IntentId.valueOf(String.valueOf(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "intent", notOurs);
        }
    }
}
