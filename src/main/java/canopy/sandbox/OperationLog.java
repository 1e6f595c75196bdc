package canopy.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All operations, oldest first. */
final class OperationLog {

    private final List<LogEntry> entries = new ArrayList<>();

    synchronized void add(LogEntry entry) {
        entries.add(entry);
    }

    synchronized long nextId() {
        return entries.isEmpty() ? 1 : entries.getLast().id() + 1;
    }

    /** Those that match, newest first. */
    synchronized List<LogEntry> newestFirst(Predicate<LogEntry> wanted) {
        List<LogEntry> found = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (wanted.test(entries.get(i))) {
                found.add(entries.get(i));
            }
        }
        return found;
    }
}
