package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request body: keys in any case and with or without underscores, numbers and booleans also as strings. */
final class Fields {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

    private final Map<String, JsonNode> values = new HashMap<>();

    private String sent = "{}";

    private Fields() {}

    /** @throws Refusal 400 when the body is not a JSON object; an empty body has no fields */
    static Fields parse(byte[] body, JsonMapper json) {
        Fields fields = new Fields();
        if (body.length == 0) {
            return fields;
        }
        JsonNode root = read(body, json);
        if (!root.isObject()) {
            throw malformed();
        }
        fields.sent = root.toString();
        root.properties().forEach(entry -> fields.values.put(normal(entry.getKey()), entry.getValue()));
        return fields;
    }

    boolean has(String name) {
        JsonNode node = values.get(normal(name));
        return node != null && !node.isNull();
    }

    boolean hasAny(String... names) {
        for (String name : names) {
            if (has(name)) {
                return true;
            }
        }
        return false;
    }

    boolean hasOnly(String... names) {
        Map<String, JsonNode> rest = new HashMap<>(values);
        for (String name : names) {
            rest.remove(normal(name));
        }
        return rest.isEmpty();
    }

    Optional<JsonNode> node(String name) {
        return has(name) ? Optional.ofNullable(values.get(normal(name))) : Optional.empty();
    }

    Optional<String> text(String name) {
        return node(name).map(node -> {
            if (!node.isValueNode()) {
                throw Refusal.badRequest(name + " must be a string");
            }
            return node.asString().strip();
        });
    }

    /** A number of at most six decimals; rounded beyond that. */
    Optional<BigDecimal> decimal(String name) {
        return node(name).filter(node -> !blank(node)).map(node -> number(name, node));
    }

    /** A number that is not negative. */
    Optional<BigDecimal> amount(String name) {
        return decimal(name).map(value -> {
            if (value.signum() < 0) {
                throw Refusal.badRequest(name + " must not be negative");
            }
            return value;
        });
    }

    Optional<Long> whole(String name) {
        return amount(name).map(value -> {
            if (value.stripTrailingZeros().scale() > 0) {
                throw Refusal.badRequest(name + " must be a whole number");
            }
            return value.longValue();
        });
    }

    Optional<Boolean> flag(String name) {
        return node(name).map(node -> switch (node.asString("").toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw Refusal.badRequest(name + " must be true or false");
        });
    }

    /** As one line of JSON, with the keys as they were sent. */
    @Override
    public String toString() {
        return sent;
    }

    private static JsonNode read(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return Refusal.coded(HttpStatus.BAD_REQUEST, "bad_request", "JSON payload is malformed");
    }

    private static boolean blank(JsonNode node) {
        return node.isString() && node.asString().isBlank();
    }

    private static BigDecimal number(String name, JsonNode node) {
        try {
            BigDecimal value = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(node.asString("").strip());
            // Compared before any rounding: 1E999999999 is a short text and a very long number.
            if (value.compareTo(LARGEST) > 0 || value.compareTo(LARGEST.negate()) < 0 || value.scale() > 100) {
                throw Refusal.badRequest(name + " is out of range");
            }
            return value.setScale(Usd.PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        } catch (NumberFormatException notANumber) {
            throw Refusal.badRequest(name + " must be a number");
        }
    }

    private static String normal(String key) {
        return key.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
