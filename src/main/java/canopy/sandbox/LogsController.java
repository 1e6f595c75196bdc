package canopy.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operations that a caller did itself and those on its descendants, newest first. */
@RestController
final class LogsController {

    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int USUAL_SIZE = 24;
    private static final int GREATEST_SIZE = 100;

    private final World world;

    LogsController(World world) {
        this.world = world;
    }

    @GetMapping({"/dashboard/logs", "/dashboard/x-user-logs"})
    Map<String, Object> logs(
            Caller caller,
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "action", defaultValue = "") String action,
            @RequestParam(name = "target_id", defaultValue = "") String target,
            @RequestParam(name = "status", defaultValue = "") String status) {
        Page page = Page.of(parameters, USUAL_SIZE, GREATEST_SIZE);
        Predicate<LogEntry> wanted =
                entry -> (action.isEmpty() || entry.action().equals(action))
                        && (target.isEmpty() || Long.toString(entry.targetId()).equals(target))
                        && (status.isEmpty() || entry.status().equals(status))
                        && concerns(caller.account(), entry);
        List<LogEntry> found = world.log().newestFirst(wanted);
        long from = Math.min(found.size(), (page.number() - 1L) * page.size());
        long to = Math.min(found.size(), from + page.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "logs",
                found.subList((int) from, (int) to).stream().map(this::shown).toList());
        answer.put("total", found.size());
        answer.put("page", page.number());
        answer.put("size", page.size());
        answer.put("has_more", to < found.size());
        return answer;
    }

    private boolean concerns(Account account, LogEntry entry) {
        if (entry.operatorId() == account.id()) {
            return true;
        }
        @Nullable Account target = world.accounts().stored(entry.targetId()).orElse(null);
        return target != null && target.isBelow(account);
    }

    private Map<String, Object> shown(LogEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.id());
        shown.put("action", entry.action());
        shown.put("operator_id", entry.operatorId());
        shown.put("target_id", entry.targetId());
        shown.put("status", entry.status());
        shown.put("parent_name", entry.parentName());
        shown.put("user_name", entry.userName());
        shown.put("ip", entry.ip());
        shown.put("details", entry.details());
        shown.put("created_at", stamp(entry.createdAt()));
        return shown;
    }

    private String stamp(Instant instant) {
        return WITHOUT_ZONE.format(world.days().stamp(instant));
    }
}
