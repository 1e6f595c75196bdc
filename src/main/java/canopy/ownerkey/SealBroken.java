package canopy.ownerkey;

import org.jspecify.annotations.Nullable;

/** What is sealed cannot be opened, or nothing can be sealed. Its message never holds a secret. */
class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
