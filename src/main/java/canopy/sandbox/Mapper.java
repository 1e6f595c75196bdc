package canopy.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is asked for and what is served instead, in order; written as {@code from=to,from=to}, and whole each time. */
record Mapper(Map<String, String> pairs) {

    static final Mapper NONE = new Mapper(Map.of());

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    Mapper {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    /** An empty string or {@code *} clears the mapper. */
    static Mapper parse(String field, JsonNode written) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (written.isObject()) {
            written.properties()
                    .forEach(entry -> pairs.put(entry.getKey(), entry.getValue().asString("")));
        } else {
            SEPARATORS
                    .splitAsStream(written.asString(""))
                    .filter(pair -> !pair.isEmpty() && !pair.equals("*"))
                    .forEach(pair -> add(field, pair, pairs));
        }
        return pairs.isEmpty() ? NONE : new Mapper(pairs);
    }

    private static void add(String field, String pair, Map<String, String> pairs) {
        int equals = pair.indexOf('=');
        if (equals < 1 || equals == pair.length() - 1) {
            throw Refusal.badRequest(field + " must be written as from=to,from=to; cannot read " + pair);
        }
        pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
