package canopy.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last few answers of something that does not change: people turn pages, type on and go back. Whoever asks for what
 * another is still working out works it out as well; nobody waits.
 */
final class Recent<Q, A> {

    private final Map<Q, A> answers;

    /** @param most how many are kept; the one not asked for longest goes first */
    Recent(int most) {
        answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Q, A> eldest) {
                return size() > most;
            }
        };
    }

    A of(Q question, Supplier<A> work) {
        A known = known(question);
        if (known != null) {
            return known;
        }
        A answer = work.get();
        keep(question, answer);
        return answer;
    }

    private synchronized @Nullable A known(Q question) {
        return answers.get(question);
    }

    private synchronized void keep(Q question, A answer) {
        answers.put(question, answer);
    }
}
