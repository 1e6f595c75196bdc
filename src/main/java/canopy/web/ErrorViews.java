package canopy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts an error page together: its template, its data and the frame. */
@Component
class ErrorViews {

    private final Shells shells;

    ErrorViews(Shells shells) {
        this.shells = shells;
    }

    ModelAndView page(String template, HttpStatusCode status, ErrorPage page, HttpServletRequest request) {
        return new ModelAndView("error/" + template, Map.of("page", page, "shell", shells.of(request)), status);
    }

    /** The page for a status that needs no more words. */
    ModelAndView page(HttpStatusCode status, ErrorPage page, HttpServletRequest request) {
        String template = switch (status.value()) {
            case 403 -> page.message() == null ? "403" : "4xx";
            case 404 -> "404";
            default -> status.is4xxClientError() ? "4xx" : "500";
        };
        return page(template, status, page, request);
    }
}
