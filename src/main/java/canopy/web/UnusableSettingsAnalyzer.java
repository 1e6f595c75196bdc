package canopy.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints one sentence instead of a stack trace. */
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableSettings cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct the settings and start the console again.", cause);
    }
}
