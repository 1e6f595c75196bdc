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
 * @param looked how many operations these were found among; 0 where upstream was asked for just these
 * @param limit when more is read for the person who asks; null while that is no question
 * @param kept whether these were found among what had been read before, instead of asking upstream
 */
record LogWindow(
        List<LogEntry> entries,
        Reading<Logs> oldest,
        @Nullable Long total,
        boolean more,
        int looked,
        Allowance.@Nullable Again limit,
        boolean kept) {

    LogWindow limited(Allowance.Again limit) {
        return new LogWindow(entries, oldest, total, more, looked, limit, kept);
    }
}
