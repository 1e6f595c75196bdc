package canopy.journal;

import canopy.values.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look upstream tells about an intent. Texts are message keys or plain text. */
public sealed interface Finding {

    /**
     * It is in effect.
     *
     * @param result each field before → as it is now
     * @param fulfilled false when it is not in effect quite as asked
     * @param created the account that a creation has made, null for everything else
     */
    record Applied(
            List<Fact> result, boolean fulfilled, @Nullable AccountId created) implements Finding {

        public Applied {
            result = List.copyOf(result);
        }

        public Applied(List<Fact> result, boolean fulfilled) {
            this(result, fulfilled, null);
        }
    }

    /** No trace of it so far. */
    record NothingYet(String seen) implements Finding {}

    /** What is there can be explained neither with it nor without it. */
    record Contradiction(String seen) implements Finding {}

    /** Upstream cannot be read now. Such a look decides nothing. */
    record CannotSee(String why) implements Finding {}
}
