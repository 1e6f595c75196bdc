package canopy.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the journal keeps as JSON, on one line each. */
final class Json {

    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    static String write(List<?> values) {
        return Columns.text(JSON.writeValueAsString(values));
    }

    static String write(Map<String, @Nullable Object> fields) {
        Map<String, Object> known = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return Columns.text(JSON.writeValueAsString(known));
    }

    static List<Fact> facts(String json) {
        return JSON.readValue(json, FACTS);
    }

    static List<String> texts(String json) {
        return JSON.readValue(json, TEXTS);
    }

    static Map<String, Object> fields(String json) {
        return JSON.readValue(json, FIELDS);
    }

    static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException words) {
            return false;
        }
    }

    /** JSON for people: indented. What is no JSON stays as it is. */
    static String readable(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isContainer() ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) : text;
        } catch (JacksonException words) {
            return text;
        }
    }
}
