package canopy.directory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what to do about a database of another upstream. */
final class ForeignDatabaseAnalyzer extends AbstractFailureAnalyzer<ForeignDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ForeignDatabase cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set CANOPY_MANAGE_BASE_URL back to that upstream, or give the console another database:"
                        + " CANOPY_DATA_DIR for the embedded one, SPRING_DATASOURCE_URL for PostgreSQL.",
                cause);
    }
}
