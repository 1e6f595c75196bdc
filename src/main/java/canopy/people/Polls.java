package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Requests that a page makes by itself. They do not count as activity: an open tab must not keep a session alive. */
@Component
class Polls {

    // Asked for late: sessions are there before the handlers are.
    private final SingletonSupplier<List<PathPattern>> patterns;

    Polls(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        patterns = SingletonSupplier.of(() -> patterns(handlers.getObject().getHandlerMethods()));
    }

    boolean isUnderWay() {
        @Nullable
        HttpServletRequest request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        ? attributes.getRequest()
                        : null;
        if (request == null) {
            return false;
        }
        PathContainer path = PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
        return patterns.obtain().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return handlers.entrySet().stream()
                .filter(handler -> handler.getValue().hasMethodAnnotation(Poll.class))
                .flatMap(handler -> handler.getKey().getPatternValues().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
