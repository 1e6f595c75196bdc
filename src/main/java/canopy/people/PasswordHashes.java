package canopy.people;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP's least). Two at a time: more would let a burst of sign-ins take
 * the memory and both cores from everybody else.
 */
@Component
class PasswordHashes {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodysHash = hash(Tokens.make());

    final String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /**
     * Whether the password belongs to the hash. Without a hash the same work is done against nobody's, so that the time
     * does not tell who exists.
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    /** Whether the hash was made with less work than is asked today. */
    boolean isDated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!turn) {
                throw new SignInRefused.Busy();
            }
            return work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SignInRefused.Busy();
        } finally {
            if (turn) {
                turns.release();
            }
        }
    }
}
