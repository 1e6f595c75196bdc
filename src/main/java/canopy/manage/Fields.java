package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of an answer, read tolerantly (manage-api 9): names in any casing, several names for one thing, numbers as
 * strings, lists in any shape. Absent, null and unusable values are all null, never zero.
 */
final class Fields {

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<Fields> children = new ArrayList<>();
    private final Reading reading;

    Fields(JsonNode object, Reading reading) {
        this.reading = reading;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            values.putIfAbsent(normalised(property.getKey()), property.getValue());
        }
    }

    static String normalised(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Nullable
    String text(String... names) {
        return read(Values::text, names);
    }

    /** Text that means nothing when blank, such as a name. */
    @Nullable
    String label(String... names) {
        String text = text(names);
        return text == null || text.isBlank() ? null : text;
    }

    @Nullable
    Long number(String... names) {
        return read(Values::number, names);
    }

    @Nullable
    BigDecimal decimal(String... names) {
        return read(Values::decimal, names);
    }

    @Nullable
    Money money(String... names) {
        BigDecimal amount = decimal(names);
        return amount == null ? null : new Money(amount);
    }

    @Nullable
    Boolean flag(String... names) {
        return read(Values::flag, names);
    }

    @Nullable
    Instant time(String... names) {
        return read(node -> Values.time(node, reading.zone()), names);
    }

    @Nullable
    AccountId id(String... names) {
        return read(Values::id, names);
    }

    @Nullable
    Dna dna(String... names) {
        return read(Values::dna, names);
    }

    /** The entries of an allow list, which upstream writes as an array, a map, a string, or {@code {}} for none. */
    @Nullable
    List<String> list(String... names) {
        return read(Values::list, names);
    }

    /** Pairs, which upstream writes as an object or as {@code from=to,from=to}. */
    @Nullable
    Map<String, String> mapper(String... names) {
        return read(Values::mapper, names);
    }

    @Nullable
    Fields object(String... names) {
        JsonNode node = raw(names);
        return node != null && node.isObject() ? child(node) : null;
    }

    /** The objects of an array; an empty object is an empty array. Null when there is neither. */
    @Nullable
    List<Fields> objects(String... names) {
        JsonNode node = raw(names);
        if (node == null || (node.isObject() && !node.isEmpty()) || node.isValueNode()) {
            return null;
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : node) {
            if (element.isObject()) {
                objects.add(child(element));
            }
        }
        return List.copyOf(objects);
    }

    /** The properties of an object, each an object itself, by name as upstream wrote it. */
    @Nullable
    Map<String, Fields> byName(String... names) {
        JsonNode node = raw(names);
        if (node == null || node.isValueNode() || (node.isArray() && !node.isEmpty())) {
            return null;
        }
        Map<String, Fields> objects = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getValue().isObject()) {
                objects.put(property.getKey(), child(property.getValue()));
            }
        }
        return objects;
    }

    /** This object with what stands in its named inner objects, where it does not say so itself. */
    Fields flattened(String... groups) {
        for (String group : groups) {
            JsonNode node = raw(group);
            if (node != null && node.isObject()) {
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    values.putIfAbsent(normalised(property.getKey()), property.getValue());
                }
            }
        }
        return this;
    }

    /** The first of the names that has a value other than null. */
    @Nullable
    JsonNode raw(String... names) {
        JsonNode found = null;
        for (String name : names) {
            String key = normalised(name);
            known.add(key);
            JsonNode node = values.get(key);
            if (found == null && node != null && !node.isNull()) {
                found = node;
            }
        }
        return found;
    }

    /** Counts the keys that nobody asked for, here and in the objects below; to be called once, after reading. */
    void countUnknown() {
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(known);
        reading.unknownKeys(unknown.size());
        children.forEach(Fields::countUnknown);
    }

    private Fields child(JsonNode object) {
        Fields child = new Fields(object, reading);
        children.add(child);
        return child;
    }

    private <T> @Nullable T read(Function<JsonNode, @Nullable T> how, String... names) {
        JsonNode node = raw(names);
        if (node == null) {
            return null;
        }
        T value = how.apply(node);
        if (value == null) {
            reading.unusableValue();
        }
        return value;
    }
}
