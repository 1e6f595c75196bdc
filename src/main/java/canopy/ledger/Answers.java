package canopy.ledger;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Answers that are made once for all who ask for the same at the same time, and kept at hand. A question has to name the
 * versions of everything that its answer is made of, so that no answer goes stale.
 */
final class Answers<Q, A> {

    private final AsyncCache<Q, A> kept;

    /** @param most how much is kept, in the unit of {@code size} */
    Answers(int most, ToIntFunction<A> size) {
        kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Q question, A answer) -> 1 + size.applyAsInt(answer))
                .executor(Runnable::run)
                .buildAsync();
    }

    /** Whoever comes first makes the answer, in its own thread; a failure is theirs who waited for it, and is not kept. */
    A of(Q question, Supplier<A> work) {
        CompletableFuture<A> mine = new CompletableFuture<>();
        CompletableFuture<A> present = kept.asMap().putIfAbsent(question, mine);
        if (present != null) {
            return await(present);
        }
        try {
            mine.complete(work.get());
        } finally {
            // Where the work threw, the others are not left waiting.
            mine.completeExceptionally(new IllegalStateException("What was asked for could not be read"));
        }
        return await(mine);
    }

    private static <A> A await(CompletableFuture<A> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
