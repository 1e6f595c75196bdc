package canopy.dashboard;

import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.manage.UpstreamClock;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the gateway noted of everybody's operations. */
@Controller
class LogsController {

    private static final Heard NOTHING = new Heard(null);

    private final LogsDesk desk;
    private final LogLines lines;
    private final Sentences sentences;
    private final Directory directory;
    private final UpstreamClock clock;
    private final MessageSource messages;

    LogsController(
            LogsDesk desk,
            LogLines lines,
            Sentences sentences,
            Directory directory,
            UpstreamClock clock,
            MessageSource messages) {
        this.desk = desk;
        this.lines = lines;
        this.sentences = sentences;
        this.directory = directory;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping(LogsAddress.PATH)
    @Requires(Right.VIEW_DASHBOARD)
    String logs(LogsAddress address, Viewer viewer, Model model, HttpServletResponse response) {
        LogsCriteria criteria = LogsCriteria.of(address, typed -> account(typed, viewer));
        List<Problem> problems = criteria.problems().stream().map(this::problem).toList();
        model.addAttribute("errors", problems);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("page", new LogsPage(address, criteria.problems(), 1, null, null, List.of()));
            return "dashboard/logs";
        }
        LogWindow window = desk.window(criteria, viewer);
        model.addAttribute(
                "page",
                new LogsPage(
                        address,
                        List.of(),
                        criteria.page(),
                        sentences.freshness(window.oldest(), clock.now(), NOTHING),
                        window,
                        lines.of(window.entries(), viewer)));
        return "dashboard/logs";
    }

    /** By id, also of an account that is gone or that only upstream knows, for who sees the whole tree; or by name. */
    private Optional<AccountId> account(String typed, Viewer viewer) {
        try {
            AccountId id = AccountId.valueOf(typed);
            if (viewer.branch().isWholeTree()
                    || directory.account(id, viewer.branch()).isPresent()) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException noId) {
            // A name, then.
        }
        return directory.search(DirectoryQuery.EVERYTHING.withText(typed).at(1, 100), viewer.branch()).rows().stream()
                .filter(row -> typed.equalsIgnoreCase(row.name()))
                .map(Row::id)
                .findFirst();
    }

    private Problem problem(String field) {
        return new Problem(
                field.equals("page") ? null : field,
                messages.getMessage("dashboard.logs.problem." + field, null, LocaleContextHolder.getLocale()));
    }

    /** Something in the address that means nothing, as the error summary wants it. */
    record Problem(@Nullable String field, String message) {}
}
