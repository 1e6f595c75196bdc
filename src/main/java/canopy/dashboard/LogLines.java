package canopy.dashboard;

import canopy.dashboard.LogLine.Detail;
import canopy.dashboard.LogLine.Party;
import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.Footprint;
import canopy.manage.LogEntry;
import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words operations for a viewer: accounts by name, details one by one, and whether we did it. */
@Component
class LogLines {

    /** Actions with words of ours; all others are shown as they are. */
    static final List<String> KNOWN = List.of(
            "add_user",
            "recharge_user",
            "update_user",
            "delete_user",
            "get_users",
            "get_user_info",
            "login",
            "rotate_self",
            "create_news",
            "dynamic_balance");

    private static final Set<String> WELL = Set.of("success", "ok");
    private static final int MOST_DETAILS = 30;

    private final Directory directory;
    private final Origins origins;

    LogLines(Directory directory, Origins origins) {
        this.directory = directory;
        this.origins = origins;
    }

    List<LogLine> of(List<LogEntry> entries, Viewer viewer) {
        List<Footprint> footprints = origins.around(entries, viewer);
        return entries.stream().map(entry -> line(entry, footprints, viewer)).toList();
    }

    private LogLine line(LogEntry entry, List<Footprint> footprints, Viewer viewer) {
        boolean whole = viewer.branch().isWholeTree();
        Optional<Row> operator = row(entry.operator(), viewer);
        // Whoever acted from above a narrower branch is nobody's business in it.
        boolean seesOperator = whole || operator.isPresent();
        List<Detail> details = details(entry.details());
        return new LogLine(
                entry.at(),
                Objects.requireNonNullElse(entry.action(), ""),
                entry.action() != null && KNOWN.contains(entry.action()),
                entry.status(),
                entry.status() == null ? "disabled" : WELL.contains(entry.status()) ? "active" : "trouble",
                party(row(entry.target(), viewer), entry.target(), entry.userName()),
                seesOperator ? party(operator, entry.operator(), entry.parentName()) : Party.NOBODY,
                seesOperator ? entry.ip() : null,
                details.isEmpty() ? entry.details() : null,
                details,
                origins.of(entry, footprints));
    }

    private Optional<Row> row(@Nullable Long id, Viewer viewer) {
        return id == null || id < 1 ? Optional.empty() : directory.row(new AccountId(id), viewer.branch());
    }

    private static Party party(Optional<Row> known, @Nullable Long id, @Nullable String said) {
        if (known.isPresent()) {
            Row row = known.get();
            return new Party(row.name() == null ? row.id().toString() : row.name(), "/subaccounts/" + row.id());
        }
        return new Party(said != null && !said.isBlank() ? said : id == null || id < 1 ? null : id.toString(), null);
    }

    private static List<Detail> details(@Nullable String details) {
        return details == null
                ? List.of()
                : Documents.members(details).entrySet().stream()
                        .limit(MOST_DETAILS)
                        .map(member -> new Detail(member.getKey(), member.getValue()))
                        .toList();
    }
}
