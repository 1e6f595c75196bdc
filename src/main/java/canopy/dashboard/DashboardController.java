package canopy.dashboard;

import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The morning's look, and the part of it that asks for itself. */
@Controller
class DashboardController {

    private final DashboardPages pages;
    private final Panels panels;

    DashboardController(DashboardPages pages, Panels panels) {
        this.pages = pages;
        this.panels = panels;
    }

    @GetMapping("/dashboard")
    @Requires(Right.VIEW_DASHBOARD)
    String dashboard(Viewer viewer, Model model) {
        model.addAttribute("page", pages.page(viewer));
        return "dashboard/dashboard";
    }

    /**
     * The panel alone; nothing where nothing has changed. Upstream silent or refusing is a state of the panel, not of the
     * answer: htmx would drop an error's body.
     */
    @GetMapping("/dashboard/live")
    @Poll
    @Requires(Right.VIEW_DASHBOARD)
    @Nullable
    String live(
            @RequestParam(required = false) @Nullable String since,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        Heard heard = new Heard(since);
        if (viewer.branch().isWholeTree()) {
            LivePanel live = panels.live(heard);
            model.addAttribute("live", live);
            return parts(live.token(), heard, response);
        }
        BranchPanel branch = panels.branch(viewer.branch(), heard);
        model.addAttribute("branch", branch);
        return parts(branch.token(), heard, response);
    }

    private static @Nullable String parts(String token, Heard heard, HttpServletResponse response) {
        if (token.equals(heard.token())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return "dashboard/live :: parts";
    }
}
