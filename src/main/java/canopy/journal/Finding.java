package canopy.journal;

import java.util.List;

/** What a look upstream tells about an intent. Texts are message keys or plain text. */
public sealed interface Finding {

    /**
     * It is in effect.
     *
     * @param result each field before → as it is now
     * @param fulfilled false when it is not in effect quite as asked
     */
    record Applied(List<Fact> result, boolean fulfilled) implements Finding {

        public Applied {
            result = List.copyOf(result);
        }
    }

    /** No trace of it so far. */
    record NothingYet(String seen) implements Finding {}

    /** What is there can be explained neither with it nor without it. */
    record Contradiction(String seen) implements Finding {}

    /** Upstream cannot be read now. Such a look decides nothing. */
    record CannotSee(String why) implements Finding {}
}
