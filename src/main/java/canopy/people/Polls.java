package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Requests that a page makes by itself. They do not count as activity: an open tab must not keep a session alive. */
final class Polls {

    private static final Set<String> PATHS = Set.of("/dashboard/live", "/subaccounts/progress");

    private Polls() {}

    static boolean isUnderWay() {
        @Nullable
        HttpServletRequest request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        ? attributes.getRequest()
                        : null;
        return request != null
                && PATHS.contains(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }
}
