package canopy.web;

import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that a handler does not name, and second values of one that takes a single value: what somebody
 * sends must not mean anything else than what was read. A handler names them by its form record's components and its
 * {@link RequestParam}s.
 */
final class StrictParameters implements HandlerInterceptor {

    /** By handler: each parameter's name, and whether it may come several times. */
    private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !(method.getBean() instanceof ErrorController)) {
            Map<String, Boolean> names = known.computeIfAbsent(method, StrictParameters::names);
            request.getParameterMap().forEach((name, values) -> check(name, values, names));
        }
        return true;
    }

    private static void check(String name, String[] values, Map<String, Boolean> names) {
        Boolean several = names.get(name);
        if (several == null) {
            throw new BadParameter("web.parameter.unknown", name);
        }
        if (values.length > 1 && !several) {
            throw new BadParameter("web.parameter.twice", name);
        }
    }

    private static Map<String, Boolean> names(HandlerMethod method) {
        Map<String, Boolean> names = new HashMap<>();
        names.put("_csrf", false);
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (single != null) {
                names.put(name(single, parameter), takesSeveral(type));
            } else if (isForm(parameter)) {
                for (RecordComponent component : type.getRecordComponents()) {
                    names.put(component.getName(), takesSeveral(component.getType()));
                    // What Spring's form tags send beside a checkbox, so that an empty one is told from a missing one.
                    names.put("_" + component.getName(), false);
                }
            }
        }
        return names;
    }

    private static boolean isForm(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && parameter.getParameterType() != Viewer.class
                && !parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static String name(RequestParam annotation, MethodParameter parameter) {
        String name = annotation.name().isEmpty() ? annotation.value() : annotation.name();
        return name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
    }

    private static boolean takesSeveral(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
