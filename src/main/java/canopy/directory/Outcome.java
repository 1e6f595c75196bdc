package canopy.directory;

import canopy.directory.MirrorState.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a walk ended. */
sealed interface Outcome {

    /** It saw every account. */
    record Complete() implements Outcome {}

    /**
     * It may have missed some.
     *
     * @param failure whether to try again soon, later with each time that it fails
     * @param retryAfter how long upstream wants to be left alone
     */
    record Stopped(
            Problem problem,
            @Nullable String detail,
            boolean failure,
            @Nullable Duration retryAfter) implements Outcome {

        static Stopped because(Problem problem) {
            return new Stopped(problem, null, false, null);
        }
    }

    /** The database belongs to somebody else. */
    record Foreign() implements Outcome {}

    /** Another node has taken over. */
    record Lost() implements Outcome {}
}
