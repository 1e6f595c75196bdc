/**
 * Every change upstream as an intent: written down before it is sent, sent at most once, and settled by what is read
 * back, never by hope. The events of all intents form one chain of hashes.
 *
 * <p>{@code Journal.perform} is the one line that a writing room calls. It knows nothing of what is changed: the room
 * hands over a {@code Plan} of {@code Step}s and registers a {@code Reconciler} that can see what came of them.
 */
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {"values", "spreadsheets", "people"})
@NullMarked
package canopy.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
