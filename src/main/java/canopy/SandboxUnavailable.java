package canopy;

/** The console was to start with its sandbox, and the sandbox cannot start as asked. */
class SandboxUnavailable extends RuntimeException {

    SandboxUnavailable(IllegalArgumentException reason) {
        super(reason.getMessage(), reason);
    }
}
