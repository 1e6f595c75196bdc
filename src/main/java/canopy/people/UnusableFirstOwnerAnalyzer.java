package canopy.people;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints one sentence instead of a stack trace. */
final class UnusableFirstOwnerAnalyzer extends AbstractFailureAnalyzer<UnusableFirstOwner> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableFirstOwner cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct the settings and start the console again.", cause);
    }
}
