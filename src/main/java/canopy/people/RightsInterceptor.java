package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a handler unless the viewer has the right it requires. A handler without a rule is refused for everybody. */
final class RightsInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(Public.class)) {
            check(method, ViewerArgument.current());
        }
        return true;
    }

    private static void check(HandlerMethod method, @Nullable Viewer viewer) {
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw new AccessDeniedException("No rule says who may use this page");
        }
        if (viewer == null) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
        }
        if (!viewer.may(requires.value())) {
            throw new AccessDeniedException("The role does not have the right " + requires.value());
        }
    }
}
