package canopy.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every request passes through: a trace id for each, and leave for browsers where it was asked for. */
final class FrontDoor extends OncePerRequestFilter {

    private static final String TRACE = "X-Request-Id";

    private final boolean cors;

    FrontDoor(boolean cors) {
        this.cors = cors;
    }

    /** The id that the answer's header has: what an error says of itself must be found by it. */
    static String trace(@Nullable HttpServletResponse response) {
        return String.valueOf(response == null ? null : response.getHeader(TRACE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        greet(request, response);
        if (cors && request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    void greet(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(TRACE)) {
            response.setHeader(TRACE, UUID.randomUUID().toString());
        }
        if (!cors) {
            return;
        }
        @Nullable String asked = request.getHeader("Access-Control-Request-Headers");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
        // Echoed: a star would leave Authorization out.
        response.setHeader(
                "Access-Control-Allow-Headers", asked == null ? "Authorization, Content-Type, Accept" : asked);
        response.setHeader(
                "Access-Control-Expose-Headers", "X-Total-Count, X-Page, X-Per-Page, X-Total-Pages, " + TRACE);
        response.setHeader("Access-Control-Max-Age", "600");
        // A page from the network asks before it may call an address of the machine that it is shown on.
        if (request.getHeader("Access-Control-Request-Private-Network") != null) {
            response.setHeader("Access-Control-Allow-Private-Network", "true");
        }
    }
}
