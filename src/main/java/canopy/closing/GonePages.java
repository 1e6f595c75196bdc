package canopy.closing;

import canopy.changes.HeadPage;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** The page on an account that upstream no longer has: what was last known of it. */
final class GonePages {

    private GonePages() {}

    /** @param late whether the reader had just confirmed something that is now impossible */
    record GonePage(Subject subject, boolean late) {}

    /** What is shown instead of a form on an account that cannot be changed any more, or not by the viewer; else null. */
    static @Nullable String instead(Subject subject, Viewer viewer, HttpServletResponse response, Model model) {
        if (HeadPage.isDue(subject.found(), viewer)) {
            return HeadPage.show(subject.found(), response, model);
        }
        return subject.isGone() ? show(subject, false, response, model) : null;
    }

    static String show(Subject subject, boolean late, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("page", new GonePage(subject, late));
        return "closing/gone";
    }
}
