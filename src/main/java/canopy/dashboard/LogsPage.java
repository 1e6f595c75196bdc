package canopy.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /logs}.
 *
 * @param state how fresh it is; null where the address means nothing
 * @param window what was read; null likewise
 */
record LogsPage(
        LogsAddress address,
        List<String> problems,
        int number,
        @Nullable Sentence state,
        @Nullable LogWindow window,
        List<LogLine> lines) {

    private static final List<String> STATUSES = List.of("success", "error");

    public boolean hasProblem(String field) {
        return problems.contains(field);
    }

    public List<String> actions() {
        return LogLines.KNOWN;
    }

    /** What can be chosen, and what was typed. */
    public List<String> statuses() {
        return Stream.concat(STATUSES.stream(), Stream.of(address.status()).filter(status -> !status.isEmpty()))
                .distinct()
                .toList();
    }

    public boolean isKnownStatus(String status) {
        return STATUSES.contains(status);
    }

    /** Whether nothing is shown, and why. */
    public String emptiness() {
        if (window == null) {
            return "problem";
        }
        if (!lines.isEmpty()) {
            return "no";
        }
        if (window.oldest().value() == null) {
            return "unread";
        }
        return address.isFiltered() ? "noMatch" : "empty";
    }

    /** How many operations were looked through to find these; 0 where upstream was asked for just these. */
    public int looked() {
        return window == null ? 0 : window.looked();
    }

    /** When more is read for who asks; null while that is no question. */
    public Allowance.@Nullable Again limit() {
        return window == null ? null : window.limit();
    }

    /** Whether these were found among what had been read before. */
    public boolean isKept() {
        return window != null && window.kept();
    }

    /** Whether a look in a moment sees more. */
    public boolean isUnderWay() {
        return window != null && window.limit() == null && window.oldest().isAwaited();
    }

    public @Nullable String previous() {
        return number > 1 ? address.onPage(number - 1) : null;
    }

    public @Nullable String next() {
        return window != null && window.more() ? address.onPage(number + 1) : null;
    }

    /** Where in the list one is; null where upstream did not say how long it is. */
    public @Nullable Pager pager() {
        if (window == null || window.total() == null || lines.isEmpty()) {
            return null;
        }
        long total = window.total();
        int pages = (int) Math.min(99_999, Math.max(1, Math.ceilDiv(total, LogsDesk.PAGE_SIZE)));
        int first = (number - 1) * LogsDesk.PAGE_SIZE;
        return new Pager(
                first + 1,
                first + lines.size(),
                total,
                number,
                pages,
                number > 1 ? address.onPage(1) : null,
                previous(),
                number < pages ? address.onPage(number + 1) : null,
                number < pages ? address.onPage(pages) : null,
                LogsAddress.PATH,
                address.filters(),
                List.of());
    }

    /** Where in the list one is, as the pager's fragment wants it. */
    record Pager(
            int from,
            int to,
            long total,
            int page,
            int pages,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last,
            String action,
            Map<String, String> kept,
            List<String> sizes) {}
}
