package canopy.dashboard;

import canopy.directory.Directory;
import canopy.manage.LogEntry;
import canopy.manage.LogQuery;
import canopy.manage.Logs;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operations that a viewer may see. Upstream filters by one account only, so for a narrower branch a bounded number of
 * the whole tree's operations is looked through.
 */
@Component
class LogsDesk {

    static final int PAGE_SIZE = 50;

    private static final int LARGEST = 100;
    private static final int PAGES_AT_ONCE = 5;

    private final SharedReader reader;
    private final Topics topics;
    private final ReadingTable table;
    private final Directory directory;

    LogsDesk(SharedReader reader, Topics topics, ReadingTable table, Directory directory) {
        this.reader = reader;
        this.topics = topics;
        this.table = table;
        this.directory = directory;
    }

    LogWindow window(LogsCriteria criteria, Viewer viewer) {
        table.forget("logs/");
        boolean precise = viewer.branch().isWholeTree() || criteria.target() != null;
        return precise ? page(criteria, viewer.branch()) : lookedThrough(criteria, viewer.branch());
    }

    /** Whether somebody who sees a branch may see an operation: on an account of the branch, or by one on nobody. */
    boolean isVisible(LogEntry entry, Dna branch) {
        if (branch.isWholeTree()) {
            return true;
        }
        Long account = entry.target() == null || entry.target() < 1 ? entry.operator() : entry.target();
        return account != null && isWithin(account, branch);
    }

    private LogWindow page(LogsCriteria criteria, Dna branch) {
        Topic<Logs> topic = topic(criteria, criteria.page(), PAGE_SIZE);
        reader.refresh(topic);
        Reading<Logs> reading = reader.kept(topic);
        Logs logs = reading.value();
        List<LogEntry> entries = logs == null ? List.of() : visible(logs, branch);
        return new LogWindow(
                entries, reading, logs == null ? null : logs.total(), hasMore(logs, criteria.page(), PAGE_SIZE), 0);
    }

    private LogWindow lookedThrough(LogsCriteria criteria, Dna branch) {
        int first = (criteria.page() - 1) * PAGES_AT_ONCE + 1;
        Topic<Logs> begin = topic(criteria, first, LARGEST);
        reader.refresh(begin);
        List<Reading<Logs>> readings = new ArrayList<>(List.of(reader.kept(begin)));
        if (hasMore(readings.getFirst().value(), first, LARGEST)) {
            List<Topic<Logs>> rest = IntStream.range(first + 1, first + PAGES_AT_ONCE)
                    .mapToObj(number -> topic(criteria, number, LARGEST))
                    .toList();
            reader.refresh(rest.toArray(Topic<?>[]::new));
            rest.stream().map(reader::kept).forEach(readings::add);
        }
        List<Logs> read = readings.stream()
                .flatMap(reading -> Stream.ofNullable(reading.value()))
                .toList();
        return new LogWindow(
                read.stream().flatMap(logs -> visible(logs, branch).stream()).toList(),
                leastTrusted(readings),
                null,
                readings.size() == PAGES_AT_ONCE
                        && hasMore(readings.getLast().value(), first + PAGES_AT_ONCE - 1, LARGEST),
                read.stream().mapToInt(logs -> logs.entries().size()).sum());
    }

    private Topic<Logs> topic(LogsCriteria criteria, int page, int size) {
        return topics.logs(new LogQuery(page, size, criteria.action(), criteria.target(), criteria.status()));
    }

    private List<LogEntry> visible(Logs logs, Dna branch) {
        return logs.entries().stream().filter(entry -> isVisible(entry, branch)).toList();
    }

    /** Also an account that is gone, as it was last seen. */
    private boolean isWithin(long account, Dna branch) {
        return account > 0
                && (directory.row(new AccountId(account), branch).isPresent()
                        || directory.account(new AccountId(account), branch).isPresent());
    }

    private static boolean hasMore(@Nullable Logs logs, int page, int size) {
        return logs != null
                && !logs.entries().isEmpty()
                && (logs.hasMore() || (logs.total() != null && logs.total() > (long) page * size));
    }

    private static Reading<Logs> leastTrusted(List<Reading<Logs>> readings) {
        return readings.stream()
                .filter(reading -> reading.trouble() != null || reading.readAt() == null)
                .findFirst()
                .orElse(readings.getFirst());
    }
}
