package canopy.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Reads the plain paths of templates, such as {@code ${page.title}} and {@code *{name}}, straight from the console's own
 * objects: most expressions are such, and Spring's expression language takes several times as long for them. Whatever
 * else an expression says, and whatever a path does not find, is left to that language.
 */
final class PlainPaths implements IStandardVariableExpressionEvaluator {

    private static final Pattern PLAIN = Pattern.compile("(?!param\\b)[a-z]\\w*(\\.[a-z]\\w*)*");
    private static final String OWN = "canopy.";
    private static final Object NOT_FOUND = new Object();

    private final IStandardVariableExpressionEvaluator language = SPELVariableExpressionEvaluator.INSTANCE;
    private final Map<String, List<String>> paths = new ConcurrentHashMap<>();
    private final ClassValue<Map<String, Optional<Method>>> readers = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    @Override
    @SuppressWarnings("NullAway") // What an expression says may be null, though the interface does not say so.
    public Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        Object read = execution.getPerformTypeConversion() ? NOT_FOUND : read(context, expression);
        return NOT_FOUND.equals(read) ? language.evaluate(context, expression, execution) : read;
    }

    private @Nullable Object read(IExpressionContext context, IStandardVariableExpression expression) {
        List<String> path = paths.computeIfAbsent(expression.getExpression(), PlainPaths::path);
        if (path.isEmpty()) {
            return NOT_FOUND;
        }
        boolean selected = expression.getUseSelectionAsRoot()
                && context instanceof ITemplateContext template
                && template.hasSelectionTarget();
        Object value = selected
                ? property(((ITemplateContext) context).getSelectionTarget(), path.getFirst())
                : context.getVariable(path.getFirst());
        for (int i = 1; i < path.size(); i++) {
            value = property(value, path.get(i));
        }
        // A word that names no variable may be one of the language's own, such as true.
        return value == null && !selected && path.size() == 1 ? NOT_FOUND : value;
    }

    private @Nullable Object property(@Nullable Object owner, String name) {
        if (owner == null || NOT_FOUND.equals(owner)) {
            return NOT_FOUND;
        }
        Method reader = readers.get(owner.getClass())
                .computeIfAbsent(name, property -> reader(owner.getClass(), property))
                .orElse(null);
        try {
            return reader == null ? NOT_FOUND : reader.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            // It fails there once more, and is told as every mistake in a template is.
            return NOT_FOUND;
        }
    }

    private static List<String> path(String expression) {
        return PLAIN.matcher(expression).matches() ? List.of(expression.split("\\.")) : List.of();
    }

    /** In the same order as Spring's expression language; nothing for what is not the console's own. */
    private static Optional<Method> reader(Class<?> type, String name) {
        if (!type.getName().startsWith(OWN)) {
            return Optional.empty();
        }
        String capitalized = StringUtils.capitalize(name);
        Optional<Method> reader = Stream.of("get" + capitalized, "is" + capitalized, name)
                .flatMap(method -> Stream.ofNullable(ReflectionUtils.findMethod(type, method)))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .findFirst();
        reader.ifPresent(ReflectionUtils::makeAccessible);
        return reader;
    }
}
