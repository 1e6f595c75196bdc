package canopy.web;

import canopy.people.SignedIn;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;

/** Who reads the page, for its frame and language. Never fails: an error page must come without a database, too. */
final class Reader {

    private static final String UNKNOWABLE = Reader.class.getName() + ".unknowable";

    private Reader() {}

    static @Nullable SignedIn of(HttpServletRequest request) {
        if (isUnknowable(request)) {
            return null;
        }
        try {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                    ? signedIn
                    : null;
        } catch (DataAccessException | TransactionException silent) {
            setUnknowable(request);
            return null;
        }
    }

    /** Spares the rest of the request the wait for a database that does not answer. */
    static void setUnknowable(HttpServletRequest request) {
        request.setAttribute(UNKNOWABLE, true);
    }

    private static boolean isUnknowable(HttpServletRequest request) {
        return request.getAttribute(UNKNOWABLE) != null
                || request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    }
}
