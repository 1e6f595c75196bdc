package canopy.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Puts the security headers on every answer, before anything else looks at the request: also on what the firewall
 * rejects, on errors, redirects and files.
 */
final class AnswerHeaders implements Filter {

    static final String POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
            require-trusted-types-for 'script'; trusted-types default""";
    private static final String TWO_YEARS = "max-age=63072000";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse answer) {
            write(request, answer);
        }
        chain.doFilter(request, response);
    }

    static void write(ServletRequest request, HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        // no-referrer would make form posts send "Origin: null".
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        answer.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            answer.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
    }
}
