package canopy.ownerkey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set, instead of a stack trace. */
class OwnerKeyMissingAnalyzer extends AbstractFailureAnalyzer<OwnerKeyMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OwnerKeyMissing cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set CANOPY_MANAGE_OWNER_KEY to the owner key, or CANOPY_MANAGE_OWNER_KEY_FILE to a file that holds it,"
                        + " or leave CANOPY_MANAGE_BASE_URL out to start with the sandbox.",
                cause);
    }
}
