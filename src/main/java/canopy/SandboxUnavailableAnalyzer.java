package canopy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the sandbox cannot start, instead of a stack trace. */
class SandboxUnavailableAnalyzer extends AbstractFailureAnalyzer<SandboxUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SandboxUnavailable cause) {
        return new FailureAnalysis(
                "No upstream is named, so the console starts with its sandbox; but that cannot start: "
                        + cause.getMessage(),
                "Set CANOPY_MANAGE_BASE_URL to use a real upstream, or CANOPY_DATA_DIR to another folder for a new sandbox.",
                cause);
    }
}
