package canopy.editing;

import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new account: the form, the check page, and the page that shows its key once. */
@Controller
class NewController {

    private final Creating creating;

    NewController(Creating creating) {
        this.creating = creating;
    }

    /** The form; who may not make accounts is told why. */
    @GetMapping("/subaccounts/new")
    @Requires(Right.VIEW_ACCOUNTS)
    String form(
            @RequestParam(required = false) @Nullable AccountId from,
            Viewer viewer,
            HttpServletResponse response,
            Model model) {
        if (!viewer.may(Right.CREATE)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("wholeTree", viewer.branch().isWholeTree());
            return "editing/new-closed";
        }
        return creating.begin(from, viewer, model);
    }

    @PostMapping("/subaccounts/new")
    @Requires(Right.CREATE)
    String create(
            SettingsForm settings,
            NewStep step,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, String> texts = NewAccount.takenOf(settings.texts());
        NewAccount account = new NewAccount(
                texts,
                step.creditGranted() == null ? "" : step.creditGranted(),
                step.days() == null ? "" : step.days());
        Creating.Posted posted = new Creating.Posted(account, step, viewer, request, response, model);
        return step.goesBack() ? creating.back(posted) : creating.proceed(posted);
    }
}
