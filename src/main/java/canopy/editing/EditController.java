package canopy.editing;

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

    private final Editing editing;

    EditController(Editing editing) {
        this.editing = editing;
    }

    @GetMapping("/subaccounts/{id}/edit")
    @Requires(Right.EDIT_LIMITS)
    String form(@PathVariable AccountId id, Viewer viewer, Model model) {
        return editing.begin(id, viewer, model);
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
        Editing.Posted posted =
                new Editing.Posted(id, new Edit(step.texts(), sent), step, viewer, request, response, model);
        return step.goesBack() ? editing.back(posted) : editing.proceed(posted);
    }
}
