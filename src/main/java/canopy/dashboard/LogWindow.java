package canopy.dashboard;

import canopy.manage.LogEntry;
import canopy.manage.Logs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations as upstream listed them, newest first.
 *
 * @param oldest the reading of them that is trusted least
 * @param total how many there are in all; null where upstream did not say, or only some of them were looked through
 * @param more whether there are later pages
 * @param looked how many operations these were found among
 */
record LogWindow(
        List<LogEntry> entries,
        Reading<Logs> oldest,
        @Nullable Long total,
        boolean more,
        int looked) {}
