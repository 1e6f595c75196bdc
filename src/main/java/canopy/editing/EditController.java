package canopy.editing;

import canopy.changes.Accounts;
import canopy.changes.HeadPage;
import canopy.directory.MirroredAccount;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The settings of one account: the form, the check page, and the change itself. */
@Controller
class EditController {

    private final Accounts accounts;
    private final Editing editing;

    EditController(Accounts accounts, Editing editing) {
        this.accounts = accounts;
        this.editing = editing;
    }

    @GetMapping("/subaccounts/{id}/edit")
    @Requires(Right.EDIT_LIMITS)
    String form(@PathVariable AccountId id, Viewer viewer, HttpServletResponse response, Model model) {
        MirroredAccount account = accounts.kept(id, viewer);
        return HeadPage.isDue(account, viewer)
                ? HeadPage.show(account, response, model)
                : editing.begin(id, viewer, model);
    }

    @PostMapping("/subaccounts/{id}/edit")
    @Requires(Right.EDIT_LIMITS)
    String change(
            @PathVariable AccountId id,
            SettingsForm settings,
            RoutingForm routing,
            EditStep step,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, String> sent = new LinkedHashMap<>(settings.texts());
        sent.putAll(routing.texts());
        FieldPolicy.check(viewer, sent.keySet());
        MirroredAccount account = accounts.kept(id, viewer);
        if (HeadPage.isDue(account, viewer)) {
            return HeadPage.show(account, response, model);
        }
        Editing.Posted posted =
                new Editing.Posted(id, new Edit(step.texts(), sent), step, viewer, request, response, model);
        return step.goesBack() ? editing.back(posted) : editing.proceed(posted);
    }
}
