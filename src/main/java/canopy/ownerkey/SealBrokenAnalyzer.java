package canopy.ownerkey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how the sealed owner key can be opened again, instead of a stack trace. */
class SealBrokenAnalyzer extends AbstractFailureAnalyzer<SealBroken> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SealBroken cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give the secret that this database was sealed with: as CANOPY_SEAL_SECRET (32 characters or more, the"
                        + " same on all nodes), or as the file seal-secret in the data directory, from the backup of"
                        + " either. Nothing was changed. Only if it is lost for good: set CANOPY_SEAL_LOST=true for one"
                        + " start, together with a key that the gateway accepts; what was sealed is then set aside.",
                cause);
    }
}
