package canopy.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every request passes through: a trace id for each, and leave for browsers where it was asked for. */
final class FrontDoor extends OncePerRequestFilter {

    static final String TRACE = "X-Request-Id";

    private final boolean cors;

    FrontDoor(boolean cors) {
        this.cors = cors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(TRACE, UUID.randomUUID().toString());
        if (cors) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept");
            response.setHeader(
                    "Access-Control-Expose-Headers", "X-Total-Count, X-Page, X-Per-Page, X-Total-Pages, " + TRACE);
            response.setHeader("Access-Control-Max-Age", "600");
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
