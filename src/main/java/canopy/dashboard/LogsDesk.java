package canopy.dashboard;

import canopy.directory.Directory;
import canopy.manage.LogEntry;
import canopy.manage.LogQuery;
import canopy.manage.Logs;
import canopy.people.Viewer;
import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Allowance allowance;

    LogsDesk(SharedReader reader, Topics topics, ReadingTable table, Directory directory, Allowance allowance) {
        this.allowance = allowance;
        this.reader = reader;
        this.topics = topics;
        this.table = table;
        this.directory = directory;
    }

    LogWindow window(LogsCriteria criteria, Viewer viewer) {
        table.forget("logs/");
        boolean precise = viewer.branch().isWholeTree() || criteria.target() != null;
        return precise ? page(criteria, viewer) : lookedThrough(criteria, viewer);
    }

    /** Whether somebody who sees a branch may see an operation: on an account of the branch, or by one on nobody. */
    boolean isVisible(LogEntry entry, Dna branch) {
        if (branch.isWholeTree()) {
            return true;
        }
        Long account = entry.target() == null || entry.target() < 1 ? entry.operator() : entry.target();
        return account != null && isWithin(account, branch);
    }

    private LogWindow page(LogsCriteria criteria, Viewer viewer) {
        Topic<Logs> topic = topic(criteria, criteria.page(), PAGE_SIZE);
        boolean allowed = refresh(deadline(), viewer, topic);
        Reading<Logs> reading = reader.kept(topic);
        Logs logs = reading.value();
        if (!allowed && logs == null) {
            return amongKept(criteria, viewer, reading);
        }
        List<LogEntry> entries = logs == null ? List.of() : visible(logs, viewer.branch());
        LogWindow window = new LogWindow(
                entries,
                reading,
                logs == null ? null : logs.total(),
                hasMore(logs, criteria.page(), PAGE_SIZE),
                0,
                null,
                false);
        return allowed ? window : window.limited(allowance.again(viewer.personId()));
    }

    private LogWindow lookedThrough(LogsCriteria criteria, Viewer viewer) {
        Dna branch = viewer.branch();
        int first = (criteria.page() - 1) * PAGES_AT_ONCE + 1;
        Topic<Logs> begin = topic(criteria, first, LARGEST);
        long deadline = deadline();
        boolean allowed = refresh(deadline, viewer, begin);
        List<Reading<Logs>> readings = new ArrayList<>(List.of(reader.kept(begin)));
        if (hasMore(readings.getFirst().value(), first, LARGEST)) {
            List<Topic<Logs>> rest = IntStream.range(first + 1, first + PAGES_AT_ONCE)
                    .mapToObj(number -> topic(criteria, number, LARGEST))
                    .toList();
            allowed &= refresh(deadline, viewer, rest.toArray(Topic<?>[]::new));
            rest.stream().map(reader::kept).forEach(readings::add);
        }
        List<Logs> read = readings.stream()
                .flatMap(reading -> Stream.ofNullable(reading.value()))
                .toList();
        if (!allowed && read.isEmpty()) {
            return amongKept(criteria, viewer, readings.getFirst());
        }
        LogWindow window = new LogWindow(
                read.stream().flatMap(logs -> visible(logs, branch).stream()).toList(),
                leastTrusted(readings),
                null,
                readings.size() == PAGES_AT_ONCE
                        && hasMore(readings.getLast().value(), first + PAGES_AT_ONCE - 1, LARGEST),
                read.stream().mapToInt(logs -> logs.entries().size()).sum(),
                null,
                false);
        return allowed ? window : window.limited(allowance.again(viewer.personId()));
    }

    /** Until when one look waits, however many pages of operations it needs. */
    private static long deadline() {
        return System.nanoTime() + SharedReader.PATIENCE.toNanos();
    }

    private boolean refresh(long deadline, Viewer viewer, Topic<?>... topics) {
        return reader.refresh(deadline, () -> allowance.take(viewer.personId()), topics);
    }

    /** What answers to the criteria among the operations that were read lately without a filter, for whomever. */
    private LogWindow amongKept(LogsCriteria criteria, Viewer viewer, Reading<Logs> nothing) {
        LogsCriteria all = new LogsCriteria(null, null, null, 1, List.of());
        List<Reading<Logs>> kept = Stream.of(PAGE_SIZE, LARGEST)
                .flatMap(size ->
                        IntStream.rangeClosed(1, PAGES_AT_ONCE).mapToObj(page -> reader.kept(topic(all, page, size))))
                .filter(reading -> reading.value() != null)
                .toList();
        Map<Object, LogEntry> entries = new LinkedHashMap<>();
        for (Reading<Logs> reading : kept) {
            for (LogEntry entry : Objects.requireNonNull(reading.value()).entries()) {
                entries.putIfAbsent(entry.id() == null ? entry : entry.id(), entry);
            }
        }
        return new LogWindow(
                entries.values().stream()
                        .filter(entry -> isWanted(entry, criteria) && isVisible(entry, viewer.branch()))
                        .toList(),
                kept.isEmpty() ? nothing : leastTrusted(kept),
                null,
                false,
                entries.size(),
                allowance.again(viewer.personId()),
                true);
    }

    private static boolean isWanted(LogEntry entry, LogsCriteria criteria) {
        AccountId target = criteria.target();
        return (criteria.action() == null || criteria.action().equals(entry.action()))
                && (criteria.status() == null || criteria.status().equals(entry.status()))
                && (target == null || Objects.equals(entry.target(), target.value()));
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
