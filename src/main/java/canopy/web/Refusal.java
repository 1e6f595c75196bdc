package canopy.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers what a filter refuses with the console's own error page. */
@Component
class Refusal implements AccessDeniedHandler, RequestRejectedHandler {

    /** The key of the sentence to show, for the error page. */
    static final String SENTENCE = Refusal.class.getName() + ".sentence";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean formTooOld = denied instanceof CsrfException;
        show(
                request,
                response,
                HttpStatus.FORBIDDEN,
                formTooOld ? "web.refused.form-too-old" : "web.refused.other-site");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException, ServletException {
        show(request, response, HttpStatus.BAD_REQUEST, "web.refused.address");
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException, ServletException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
        request.setAttribute(SENTENCE, key);
        response.setStatus(status.value());
        request.getRequestDispatcher("/error").forward(request, response);
    }
}
