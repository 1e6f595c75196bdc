package canopy.closing;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** The page on an account that upstream no longer has: what was last known of it. */
final class GonePages {

    private GonePages() {}

    /** @param late whether the reader had just confirmed something that is now impossible */
    record GonePage(Subject subject, boolean late) {}

    static String show(Subject subject, boolean late, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("page", new GonePage(subject, late));
        return "closing/gone";
    }
}
