package canopy.changes;

import canopy.directory.MirroredAccount;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** The page that tells somebody why the head of the own branch is not theirs to change. */
public record HeadPage(MirroredAccount account) {

    /** Whether it is what the viewer has to see instead of a page that changes the account. */
    public static boolean isDue(MirroredAccount account, Viewer viewer) {
        return !viewer.mayChange(account.row().branch());
    }

    public static String show(MirroredAccount account, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("page", new HeadPage(account));
        return "changes/head";
    }

    public String title() {
        String name = account.row().name();
        return name == null ? account.row().id().toString() : name;
    }
}
