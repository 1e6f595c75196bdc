package canopy.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Rate limits of single models, which override the account's own: {@code {"gpt-4":{"rpm":30}}}. */
record ModelLimits(Map<String, Map<String, Long>> byModel) {

    static final ModelLimits NONE = new ModelLimits(Map.of());

    private static final List<String> KEYS = List.of("rpm", "rph", "rpd", "tpm", "tph", "tpd");

    /** Replaces the whole; an empty object clears it. A model without a limit is left out. */
    static ModelLimits parse(JsonNode written) {
        if (!written.isObject()) {
            throw Refusal.badRequest("ModelLimits must be an object such as {\"gpt-4\":{\"rpm\":30}}");
        }
        Map<String, Map<String, Long>> byModel = new LinkedHashMap<>();
        written.properties().forEach(entry -> {
            Map<String, Long> limits = limits(entry.getKey(), entry.getValue());
            if (!limits.isEmpty()) {
                byModel.put(entry.getKey(), limits);
            }
        });
        return byModel.isEmpty() ? NONE : new ModelLimits(byModel);
    }

    private static Map<String, Long> limits(String model, JsonNode written) {
        Map<String, Long> limits = new LinkedHashMap<>();
        written.properties().forEach(entry -> {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            long value = entry.getValue().asLong(-1);
            if (!KEYS.contains(key) || value < 0) {
                throw Refusal.badRequest(
                        "ModelLimits of " + model + " must be numbers for rpm, rph, rpd, tpm, tph, tpd");
            }
            if (value > 0) {
                limits.put(key, value);
            }
        });
        return limits;
    }
}
