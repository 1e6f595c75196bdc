package canopy.manage;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single values as upstream may write them. Null is "cannot be read as that". */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ZONELESS =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int DIGITS = 30;
    private static final int DECIMALS = 30;

    // Go writes a time that was never set as year 1.
    private static final Instant NEVER = Instant.parse("0001-12-31T00:00:00Z");
    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private Values() {}

    static @Nullable String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() || node.isBoolean() ? node.asString() : null;
    }

    /** A decimal of up to 30 digits before and behind the point, so that no exponent can be turned into megabytes. */
    static @Nullable BigDecimal decimal(JsonNode node) {
        if (node.isNumber()) {
            return bounded(node.decimalValue());
        }
        String text = node.isString() ? node.stringValue().strip() : "";
        return NUMBER.matcher(text).matches() ? bounded(new BigDecimal(text)) : null;
    }

    /** A whole number; what is larger than 64 bits is "unlimited" in upstream's way and becomes the largest. */
    static @Nullable Long number(JsonNode node) {
        BigDecimal decimal = decimal(node);
        if (decimal == null) {
            return null;
        }
        if (decimal.compareTo(LARGEST_LONG) >= 0) {
            return Long.MAX_VALUE;
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException fraction) {
            return null;
        }
    }

    static @Nullable Boolean flag(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return switch (node.isString() || node.isNumber() ? node.asString().toLowerCase(java.util.Locale.ROOT) : "") {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    static @Nullable AccountId id(JsonNode node) {
        Long number = number(node);
        return number == null || number < 1 || number == Long.MAX_VALUE ? null : new AccountId(number);
    }

    static @Nullable Dna dna(JsonNode node) {
        try {
            return node.isString() ? new Dna(node.stringValue()) : null;
        } catch (IllegalArgumentException notAPath) {
            return null;
        }
    }

    /** RFC 3339, the same without a zone (then in the upstream's), a day, or seconds or milliseconds since 1970. */
    static @Nullable Instant time(JsonNode node, ZoneId zone) {
        BigDecimal number = decimal(node);
        Instant time = number == null ? parsed(node, zone) : sinceEpoch(number);
        return time == null || time.isBefore(NEVER) ? null : time;
    }

    static @Nullable List<String> list(JsonNode node) {
        if (node.isString()) {
            return split(node.stringValue());
        }
        if (node.isObject()) {
            return List.copyOf(node.propertyNames());
        }
        if (!node.isArray()) {
            return null;
        }
        List<String> entries = new ArrayList<>();
        for (JsonNode element : node) {
            String entry = text(element);
            if (entry == null) {
                return null;
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    static @Nullable Map<String, String> mapper(JsonNode node) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                String target = text(property.getValue());
                if (target == null) {
                    return null;
                }
                pairs.put(property.getKey(), target);
            }
            return pairs;
        }
        if (node.isString()) {
            for (String pair : split(node.stringValue())) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    return null;
                }
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return pairs;
        }
        return node.isArray() && node.isEmpty() ? pairs : null;
    }

    private static @Nullable BigDecimal bounded(BigDecimal number) {
        long whole = (long) number.precision() - number.scale();
        return whole <= DIGITS && number.scale() <= DECIMALS ? number : null;
    }

    private static @Nullable Instant parsed(JsonNode node, ZoneId zone) {
        String text = node.isString() ? node.stringValue().strip() : "";
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            String dateTime = text.replace(' ', 'T');
            return ZONELESS.matcher(text).matches()
                    ? LocalDateTime.parse(dateTime).atZone(zone).toInstant()
                    : OffsetDateTime.parse(dateTime).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static @Nullable Instant sinceEpoch(BigDecimal number) {
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0) {
            return null;
        }
        return number.compareTo(MILLISECONDS) >= 0
                ? Instant.ofEpochMilli(number.longValue())
                : Instant.ofEpochSecond(number.longValue());
    }

    private static List<String> split(String text) {
        return Pattern.compile("[\\s,]+")
                .splitAsStream(text)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
