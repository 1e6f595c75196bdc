package canopy.manage;

import canopy.manage.Subaccount.RateLimits;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The six rate limits under the names that calls write them by. */
final class RateFields {

    private RateFields() {}

    static void each(BiConsumer<String, Function<RateLimits, @Nullable Long>> limit) {
        limit.accept("RPM", RateLimits::rpm);
        limit.accept("RPH", RateLimits::rph);
        limit.accept("RPD", RateLimits::rpd);
        limit.accept("TPM", RateLimits::tpm);
        limit.accept("TPH", RateLimits::tph);
        limit.accept("TPD", RateLimits::tpd);
    }

    /** The object that ModelLimits is: lower-case names inside (manage-api 8.5). */
    static Map<String, Map<String, Long>> byModel(Map<String, RateLimits> limits) {
        Map<String, Map<String, Long>> object = new LinkedHashMap<>();
        limits.forEach((model, limit) -> {
            Map<String, Long> fields = new LinkedHashMap<>();
            each((name, value) -> {
                Long number = value.apply(limit);
                if (number != null) {
                    fields.put(name.toLowerCase(Locale.ROOT), number);
                }
            });
            object.put(model, fields);
        });
        return object;
    }
}
