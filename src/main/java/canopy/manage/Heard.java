package canopy.manage;

import org.jspecify.annotations.Nullable;

/** How one exchange ended, as far as the wire can tell. What it means differs between a read and a write. */
sealed interface Heard<T> {

    /** A success that could be read. */
    record Success<T>(T value) implements Heard<T> {}

    /** An answer that is no success. */
    record Refused<T>(Refusal refusal) implements Heard<T> {}

    /**
     * No answer, or none that can be used.
     *
     * @param nothingSent whether it is certain that not a byte of the request reached upstream
     * @param answered whether upstream was heard at all
     */
    record Lost<T>(
            boolean nothingSent,
            boolean answered,
            String why,
            @Nullable Throwable cause) implements Heard<T> {}
}
