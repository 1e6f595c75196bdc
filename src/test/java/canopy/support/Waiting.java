package canopy.support;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what a console does by itself. */
public final class Waiting {

    /** Long enough for a machine that does other things as well; nothing is told by how long something took. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Waiting() {}

    /** Until all accounts were read, and what they spent. */
    public static void forTheFirstReading(Directory directory) {
        until("all accounts are read", () -> {
            var state = directory.state();
            return state.completeAt() != null && state.spendReadAt() != null;
        });
    }

    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("patience in waiting until %s", what)
                    .isLessThan(deadline);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
